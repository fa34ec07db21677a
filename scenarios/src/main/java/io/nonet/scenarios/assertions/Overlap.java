package io.nonet.scenarios.assertions;

import io.nonet.client.nomad.Allocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Finds allocations that run beside another one of the same name. */
final class Overlap {
    private Overlap() {}

    /**
     * All of those names; empty is good. Counted are those that run and are meant to: one that is told to stop may still be
     * finishing its work. A canary has the name of the one that it may replace, and does not count.
     *
     * @param onEachNode whether there is one of each name on each node, as of system jobs
     */
    static List<Allocation> among(List<Allocation> allocations, boolean onEachNode) {
        return allocations.stream()
                .filter(allocation ->
                        allocation.isRunning() && allocation.desiredStatus().equals("run") && !isCanary(allocation))
                .collect(Collectors.groupingBy(
                        allocation -> onEachNode ? allocation.name() + allocation.nodeId() : allocation.name(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .filter(named -> named.size() > 1)
                .flatMap(List::stream)
                .toList();
    }

    private static boolean isCanary(Allocation allocation) {
        Allocation.DeploymentHealth health = allocation.deploymentStatus();
        return health != null && health.canary();
    }
}
