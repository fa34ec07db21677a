package io.nonet.client.consul;

import io.nonet.client.AutopilotHealth;
import io.nonet.client.HttpApi;
import io.nonet.client.RaftConfiguration;

/** Raft and autopilot. Only a client with {@link Consistency#STALE} is answered while there is no leader. */
public final class ConsulOperator {

    private final HttpApi api;

    ConsulOperator(HttpApi api) {
        this.api = api;
    }

    /** The servers that take part in Raft. */
    public RaftConfiguration raftConfiguration() {
        return api.get("/v1/operator/raft/configuration").send().as(RaftConfiguration.class);
    }

    /** The leader's judgement of the servers, whether it is good or bad. */
    public AutopilotHealth autopilotHealth() {
        // 429 is Consul's way to say unhealthy.
        return api.get("/v1/operator/autopilot/health")
                .acceptingJson(429)
                .send()
                .as(AutopilotHealth.class);
    }

    /** The same judgement in more detail: who votes, and what each server is. */
    public AutopilotState autopilotState() {
        return api.get("/v1/operator/autopilot/state").send().as(AutopilotState.class);
    }
}
