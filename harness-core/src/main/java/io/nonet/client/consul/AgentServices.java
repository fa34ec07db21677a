package io.nonet.client.consul;

import io.nonet.client.HttpApi;
import java.util.Map;

/** The services and checks that one agent announces; it writes them to the catalog within moments. */
public final class AgentServices {

    private final HttpApi api;

    AgentServices(HttpApi api) {
        this.api = api;
    }

    /** Announces a service, or replaces the one with the same id together with its checks. */
    public void register(ServiceRegistration service) {
        api.put("/v1/agent/service/register")
                .flag("replace-existing-checks")
                .json(service)
                .send();
    }

    /**
     * Withdraws a service and its checks.
     *
     * @throws io.nonet.client.ApiException with status 404 when this agent does not announce it
     */
    public void deregister(String serviceId) {
        api.put("/v1/agent/service/deregister/{service}", serviceId).send();
    }

    /** The checks of this agent and their last results, by their ids. */
    public Map<String, HealthCheck> checks() {
        return api.get("/v1/agent/checks").send().mapOf(HealthCheck.class);
    }

    /**
     * Reports the result of a TTL check, which passes for that long.
     *
     * @param output says why, for operators; may be empty
     * @throws io.nonet.client.ApiException with status 404 when this agent has no such TTL check
     */
    public void report(String checkId, CheckStatus status, String output) {
        api.put("/v1/agent/check/update/{check}", checkId)
                .json(Map.of("Status", status.label(), "Output", output))
                .send();
    }
}
