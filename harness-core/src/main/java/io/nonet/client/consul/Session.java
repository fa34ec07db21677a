package io.nonet.client.consul;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A living session.
 *
 * @param lockDelay how long a key stays locked after the session lost it without releasing it
 * @param ttl how long it lives without renewal; null when it does not depend on time
 * @param nodeChecks the checks of its node that it depends on
 */
public record Session(
        @JsonProperty("ID") String id,
        String name,
        String node,
        Duration lockDelay,
        @JsonProperty("TTL") @Nullable Duration ttl,
        String behavior,
        List<String> nodeChecks,
        long createIndex) {

    public Session {
        nodeChecks = List.copyOf(nodeChecks);
    }
}
