package io.nonet.client.nomad;

import io.nonet.client.AutopilotHealth;
import io.nonet.client.HttpApi;
import io.nonet.client.RaftConfiguration;

/** Raft and autopilot. Only a {@linkplain NomadClient#stale stale} client is answered while there is no leader. */
public final class NomadOperator {

    private final HttpApi api;

    NomadOperator(HttpApi api) {
        this.api = api;
    }

    /** The servers that take part in Raft. */
    public RaftConfiguration raftConfiguration() {
        return api.get("/v1/operator/raft/configuration").send().as(RaftConfiguration.class);
    }

    /** The leader's judgement of the servers, whether it is good or bad. */
    public AutopilotHealth autopilotHealth() {
        // 429 is Nomad's way to say unhealthy.
        return api.get("/v1/operator/autopilot/health")
                .acceptingJson(429)
                .send()
                .as(AutopilotHealth.class);
    }

    /** How autopilot is set. */
    public AutopilotConfiguration autopilotConfiguration() {
        return api.get("/v1/operator/autopilot/configuration").send().as(AutopilotConfiguration.class);
    }
}
