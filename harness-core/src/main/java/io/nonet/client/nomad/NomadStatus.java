package io.nonet.client.nomad;

import io.nonet.client.HttpApi;
import java.util.List;
import java.util.Optional;

/** Who leads, as one agent knows it. */
public final class NomadStatus {

    private final HttpApi api;

    NomadStatus(HttpApi api) {
        this.api = api;
    }

    /** The leader's RPC address, {@code host:port}; empty when the agent's server knows of none. */
    public Optional<String> leader() {
        String leader = api.get("/v1/status/leader").send().as(String.class);
        return leader.isEmpty() ? Optional.empty() : Optional.of(leader);
    }

    /** The RPC addresses of the servers in the Raft configuration. */
    public List<String> peers() {
        return api.get("/v1/status/peers").send().listOf(String.class);
    }
}
