package io.nonet.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The leader's judgement of one server.
 *
 * @param address {@code host:port} of the server's RPC
 * @param serfStatus what gossip thinks of it: {@code alive}, {@code failed}, {@code left}
 * @param lastContact how long ago the leader heard from it; zero for the leader itself
 * @param voter false for a server that came back and is not trusted with a vote yet
 * @param stableSince when its health last changed
 */
public record ServerHealth(
        @JsonProperty("ID") String id,
        String name,
        String address,
        String serfStatus,
        String version,
        boolean leader,
        @Nullable Duration lastContact,
        long lastTerm,
        long lastIndex,
        boolean healthy,
        boolean voter,
        @Nullable Instant stableSince) {}
