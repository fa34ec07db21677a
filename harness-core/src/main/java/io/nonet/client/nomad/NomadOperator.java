package io.nonet.client.nomad;

import io.nonet.client.AutopilotHealth;
import io.nonet.client.HttpApi;
import io.nonet.client.Json;
import io.nonet.client.RaftConfiguration;

/** Raft, autopilot and the scheduler. Only a {@linkplain NomadClient#stale stale} client is answered while there is no leader. */
public final class NomadOperator {

    private static final String SCHEDULER = "/v1/operator/scheduler/configuration";

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

    /** How the schedulers of all servers are set. */
    public SchedulerConfiguration schedulerConfiguration() {
        return Json.convert(api.get(SCHEDULER).send().field("SchedulerConfig"), SchedulerConfiguration.class);
    }

    /** Sets the schedulers of all servers; an evaluation that is blocked already is not looked at again for that. */
    public void setSchedulerConfiguration(SchedulerConfiguration configuration) {
        api.put(SCHEDULER).json(configuration).send();
    }
}
