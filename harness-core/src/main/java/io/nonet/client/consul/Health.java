package io.nonet.client.consul;

import io.nonet.client.ApiAnswer;
import io.nonet.client.ApiRequest;
import io.nonet.client.HttpApi;
import java.util.List;

/** The results of checks. */
public final class Health {

    private final HttpApi api;

    Health(HttpApi api) {
        this.api = api;
    }

    /** All instances of a service with their checks; none when there is no such service. */
    public List<ServiceInstance> service(String name) {
        return instances(name).send().listOf(ServiceInstance.class);
    }

    /** The instances of a service whose checks, and whose node's checks, all pass. */
    public List<ServiceInstance> passing(String name) {
        return instances(name).flag("passing").send().listOf(ServiceInstance.class);
    }

    /** All instances of a service, when they or their checks have changed. */
    public Answer<List<ServiceInstance>> service(String name, BlockingQuery query) {
        ApiAnswer answer = query.on(instances(name)).send();
        return Answer.of(answer.listOf(ServiceInstance.class), answer);
    }

    /** The passing instances of a service, when any instance or its checks have changed. */
    public Answer<List<ServiceInstance>> passing(String name, BlockingQuery query) {
        ApiAnswer answer = query.on(instances(name).flag("passing")).send();
        return Answer.of(answer.listOf(ServiceInstance.class), answer);
    }

    /** The checks of a node and of the services on it. */
    public List<HealthCheck> node(String name) {
        return api.get("/v1/health/node/{node}", name).send().listOf(HealthCheck.class);
    }

    /** The checks of a service's instances. */
    public List<HealthCheck> checks(String service) {
        return api.get("/v1/health/checks/{service}", service).send().listOf(HealthCheck.class);
    }

    /** All checks that have this result. */
    public List<HealthCheck> state(CheckStatus status) {
        return api.get("/v1/health/state/{state}", status.label()).send().listOf(HealthCheck.class);
    }

    /** All checks that have this result, when any of them has changed. */
    public Answer<List<HealthCheck>> state(CheckStatus status, BlockingQuery query) {
        ApiAnswer answer =
                query.on(api.get("/v1/health/state/{state}", status.label())).send();
        return Answer.of(answer.listOf(HealthCheck.class), answer);
    }

    /** All checks there are. */
    public List<HealthCheck> allChecks() {
        return api.get("/v1/health/state/any").send().listOf(HealthCheck.class);
    }

    private ApiRequest instances(String service) {
        return api.get("/v1/health/service/{service}", service);
    }
}
