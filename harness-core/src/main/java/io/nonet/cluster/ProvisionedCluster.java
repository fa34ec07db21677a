package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.Topology;
import java.util.List;
import java.util.Optional;

/**
 * What exists of a cluster, as its labels tell.
 *
 * @param topology empty if what exists does not tell, as after a launch that was killed early
 * @param machines those that exist, up or not, in node order
 * @param complete whether its launch was finished
 */
public record ProvisionedCluster(
        String name, Optional<Topology> topology, Optional<Lease> lease, List<Machine> machines, boolean complete) {
    public ProvisionedCluster {
        requireNonNull(name, "name");
        requireNonNull(topology, "topology");
        requireNonNull(lease, "lease");
        machines = List.copyOf(machines);
    }
}
