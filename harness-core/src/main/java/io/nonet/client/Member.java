package io.nonet.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Objects;

/** One agent as gossip knows it. In Nomad only servers gossip, under names like {@code nomad-server-0.global}. */
public record Member(
        String name, @JsonProperty("Addr") String address, int port, Map<String, String> tags, MemberStatus status) {

    public Member {
        Objects.requireNonNull(status, "status");
        tags = Map.copyOf(tags);
    }

    /** Whether gossip takes it for alive. */
    public boolean isAlive() {
        return status == MemberStatus.ALIVE;
    }

    /** Whether it is a server: a Consul agent that is one, or any member of Nomad's gossip. */
    public boolean isServer() {
        String role = tags.get("role");
        return "consul".equals(role) || "nomad".equals(role);
    }
}
