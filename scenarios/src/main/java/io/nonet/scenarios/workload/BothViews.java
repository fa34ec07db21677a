package io.nonet.scenarios.workload;

import io.nonet.client.consul.ServiceInstance;
import io.nonet.client.nomad.Allocation;
import java.time.Duration;
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
 * @param services by the id of an allocation all that its job announces; none where that is not known
 * @param readyNodes the clients that Nomad calls ready, by name
 * @param aliveNodes the nodes whose agent Consul calls alive, by name
 * @param instances all instances of services that are not the agents' own, passing or not
 */
record BothViews(
        List<Allocation> allocations,
        Map<String, List<AnnouncedService>> services,
        Set<String> readyNodes,
        Set<String> aliveNodes,
        List<ServiceInstance> instances) {

    /**
     * What does not fit:
     *
     * <ul>
     *   <li>an instance that passes, and is none that an allocation which runs on a ready client announces there. Until a task that
     *       died starts again its group's services stay in Consul, and pass until their checks notice: so much longer that may
     *       last, or without limit if there is no check;
     *   <li>an allocation that is meant to run, and does on a client that both can reach, without an instance there of each of its
     *       services. Whether that passes is the matter of its checks, which may rightly fail.
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
            boolean announced = RunningJob.isMeantToRunAndDoes(allocation)
                    && readyNodes.contains(allocation.nodeName())
                    && aliveNodes.contains(allocation.nodeName());
            if (announced) {
                services.getOrDefault(allocation.id(), List.of()).stream()
                        .filter(service -> service.isExpectedOf(allocation))
                        .filter(service -> instances.stream().noneMatch(instance -> service.isOf(instance, allocation)))
                        .forEach(service -> found.add(new Mismatch(
                                "allocation " + allocation.name() + " on " + allocation.nodeName(),
                                "runs for Nomad, and Consul has no instance of its service " + service.name())));
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
        if (!allocation.nodeName().equals(instance.node().name())) {
            return Optional.of(new Mismatch(
                    subject, "passes in Consul, and for Nomad its allocation is on " + allocation.nodeName()));
        }
        if (!allocation.isRunning()) {
            return noticed(instance, allocation)
                    .map(more -> new Mismatch(
                            subject,
                            "passes in Consul, and for Nomad its allocation is " + allocation.clientStatus(),
                            more));
        }
        if (!readyNodes.contains(allocation.nodeName())) {
            return Optional.of(new Mismatch(subject, "passes in Consul, and for Nomad its client is not ready"));
        }
        if (services.containsKey(allocation.id())
                && announced(instance, allocation).isEmpty()) {
            return Optional.of(new Mismatch(subject, "passes in Consul, and its job announces no such service"));
        }
        return Optional.empty();
    }

    /** How long an instance may pass whose allocation does not run, besides the time that news takes; empty for no limit. */
    private Optional<Duration> noticed(ServiceInstance instance, Allocation allocation) {
        boolean restarts = allocation.clientStatus().equals("pending");
        Optional<AnnouncedService> service = announced(instance, allocation).filter(announced -> restarts);
        return service.isPresent() ? service.get().noticed() : Optional.of(Duration.ZERO);
    }

    /** What an allocation announces as this instance, itself or by the proxy beside it. */
    private Optional<AnnouncedService> announced(ServiceInstance instance, Allocation allocation) {
        return services.getOrDefault(allocation.id(), List.of()).stream()
                .filter(service -> service.isOf(instance, allocation) || service.isProxyOf(instance, allocation))
                .findFirst();
    }
}
