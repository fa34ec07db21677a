package io.nonet.client.consul;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.nonet.client.Member;
import io.nonet.client.RaftStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What an agent says about itself; the statistics are texts, by section and name. */
public record AgentSelf(Configuration config, Member member, Map<String, Map<String, String>> stats) {

    public AgentSelf {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(member, "member");
        stats = Map.copyOf(stats);
    }

    /** The server's place in Raft; empty for an agent in client mode. */
    public Optional<RaftStatistics> raft() {
        return RaftStatistics.of(stats);
    }

    /** Who the agent is. */
    public record Configuration(
            String datacenter,
            String nodeName,
            @JsonProperty("NodeID") String nodeId,
            boolean server,
            String version) {}
}
