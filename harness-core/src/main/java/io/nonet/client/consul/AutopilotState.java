package io.nonet.client.consul;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Autopilot's view of the servers.
 *
 * @param failureTolerance how many servers can be lost without losing the quorum
 * @param servers the servers by their id
 * @param leader the leader's id
 * @param voters the ids of the servers that vote
 */
public record AutopilotState(
        boolean healthy, int failureTolerance, Map<String, Server> servers, String leader, List<String> voters) {

    public AutopilotState {
        servers = Map.copyOf(servers);
        voters = List.copyOf(voters);
    }

    /**
     * One server.
     *
     * @param nodeStatus what gossip thinks of it: {@code alive}, {@code failed}, {@code left}
     * @param status {@code leader}, {@code voter}, {@code non-voter} or {@code none}
     */
    public record Server(
            @JsonProperty("ID") String id,
            String name,
            String address,
            String nodeStatus,
            String version,
            @Nullable Duration lastContact,
            long lastTerm,
            long lastIndex,
            boolean healthy,
            @Nullable Instant stableSince,
            String status) {}
}
