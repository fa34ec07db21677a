package io.nonet.scenarios.workload;

import io.nonet.client.consul.ServiceInstance;
import io.nonet.client.nomad.Allocation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What Nomad and Consul have on record of the same tasks, asked for at about the same time.
 *
 * @param allocations of all jobs
 * @param services by job id the services that its file announces
 * @param readyNodes the clients that Nomad calls ready, by name
 * @param aliveNodes the nodes whose agent Consul calls alive, by name
 * @param instances all instances of services that are not the agents' own, passing or not
 */
record BothViews(
        List<Allocation> allocations,
        Map<String, List<String>> services,
        Set<String> readyNodes,
        Set<String> aliveNodes,
        List<ServiceInstance> instances) {

    /**
     * What does not fit:
     *
     * <ul>
     *   <li>an instance that passes, and belongs to no allocation that runs on a ready client;
     *   <li>an allocation that is meant to run, and does on a client that both can reach, without an instance of each of its
     *       services.
     * </ul>
     */
    Set<Mismatch> mismatches() {
        Set<Mismatch> found = new HashSet<>();
        Map<String, Allocation> byId =
                allocations.stream().collect(Collectors.toMap(Allocation::id, Function.identity()));
        for (ServiceInstance instance : instances) {
            if (instance.isPassing()) {
                withoutTask(instance, byId).ifPresent(found::add);
            }
        }
        for (Allocation allocation : allocations) {
            boolean announced = allocation.isRunning()
                    && allocation.desiredStatus().equals("run")
                    && readyNodes.contains(allocation.nodeName())
                    && aliveNodes.contains(allocation.nodeName());
            if (announced) {
                services.getOrDefault(allocation.jobId(), List.of()).stream()
                        .filter(service ->
                                instances.stream().noneMatch(instance -> isOf(instance, allocation, service)))
                        .forEach(service -> found.add(new Mismatch(
                                "allocation " + allocation.name() + " on " + allocation.nodeName(),
                                "runs for Nomad, and Consul has no instance of its service " + service)));
            }
        }
        return found;
    }

    private Optional<Mismatch> withoutTask(ServiceInstance instance, Map<String, Allocation> byId) {
        String subject =
                "service " + instance.service().id() + " on " + instance.node().name();
        Allocation allocation =
                ServiceIds.allocation(instance.service().id()).map(byId::get).orElse(null);
        if (allocation == null) {
            return Optional.of(new Mismatch(subject, "passes in Consul, and Nomad has no such allocation"));
        }
        if (!allocation.isRunning()) {
            return Optional.of(new Mismatch(
                    subject, "passes in Consul, and for Nomad its allocation is " + allocation.clientStatus()));
        }
        if (!readyNodes.contains(allocation.nodeName())) {
            return Optional.of(new Mismatch(subject, "passes in Consul, and for Nomad its client is not ready"));
        }
        return Optional.empty();
    }

    private static boolean isOf(ServiceInstance instance, Allocation allocation, String service) {
        return instance.service().name().equals(service)
                && ServiceIds.allocation(instance.service().id())
                        .filter(allocation.id()::equals)
                        .isPresent();
    }
}
