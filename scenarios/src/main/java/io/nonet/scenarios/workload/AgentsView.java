package io.nonet.scenarios.workload;

import io.nonet.client.ClientException;
import io.nonet.client.consul.HealthCheck;
import io.nonet.client.consul.ServiceInstance;
import io.nonet.cluster.Cluster;
import java.time.Duration;
import java.util.List;

/** What Consul's agents know of the services of their own nodes, which is what Nomad goes by; their servers may know it later. */
public record AgentsView(Cluster cluster) {
    /**
     * For how long an agent may keep the new status of a check to itself: a full sync that is due while a service is being registered is
     * put off by {@code retryFailIntv} 15 s and a random part of that more, and until then only registrations and their ends are told
     * the servers ({@code agent/ae/ae.go} of Consul 1.14.3).
     */
    private static final Duration FULL_SYNC_PUT_OFF = Duration.ofSeconds(2 * 15);

    /** Longer than it takes until the servers know what an agent knows of its services. */
    public static final Duration KNOWN_TO_SERVERS = Polling.SOON.plus(FULL_SYNC_PUT_OFF);

    /** Whether an instance passes by its servers, or by the agent of its node while the servers call the node itself alive. */
    boolean passes(ServiceInstance instance) {
        return instance.isPassing() || (isNodeAlive(instance) && passesAtItsAgent(instance));
    }

    private static boolean isNodeAlive(ServiceInstance instance) {
        return instance.checks().stream()
                .filter(check -> check.serviceId().isEmpty())
                .allMatch(HealthCheck::isPassing);
    }

    private boolean passesAtItsAgent(ServiceInstance instance) {
        List<HealthCheck> own = checksAtItsAgent(instance);
        return !own.isEmpty() && own.stream().allMatch(HealthCheck::isPassing);
    }

    private List<HealthCheck> checksAtItsAgent(ServiceInstance instance) {
        try {
            return cluster.consul(cluster.topology().node(instance.node().name())).services().checks().values().stream()
                    .filter(check -> check.serviceId().equals(instance.service().id()))
                    .toList();
        } catch (ClientException e) {
            // Whoever does not answer does not say that it passes.
            return List.of();
        }
    }
}
