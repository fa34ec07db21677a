package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Keep;
import io.nonet.topology.Topology;
import java.util.List;

/**
 * The cluster that a test asks for.
 *
 * @param topology its name is replaced by one that no other cluster has
 * @param fresh whether the test has the cluster for itself
 * @param moreServers whether one that runs already may have more servers than the topology
 * @param keep what stays after the test
 */
record ClusterRequest(Topology topology, boolean fresh, boolean moreServers, Keep keep) {
    ClusterRequest {
        requireNonNull(topology, "topology");
        requireNonNull(keep, "keep");
    }

    /**
     * Checks that a cluster which runs already is what is asked for.
     *
     * @param who asks, such as {@code this test}
     * @throws EnvironmentUnusableException if it is not, with the differences
     */
    void requireFit(String who, Topology found) {
        if (fresh) {
            throw new EnvironmentUnusableException(
                    "Cluster " + found.name() + " is yours, and " + who + " needs one for itself.",
                    "Run it without naming a cluster.");
        }
        List<String> differences = TopologyFit.differences(topology, found, moreServers);
        if (!differences.isEmpty()) {
            throw new EnvironmentUnusableException(
                    "Cluster " + found.name() + " is not what " + who + " asks for:\n  - "
                            + String.join("\n  - ", differences),
                    "Name another cluster, or none: then one is launched that fits.");
        }
    }

    /** The same of a cluster that has another topology. */
    ClusterRequest of(Topology found) {
        return new ClusterRequest(found, fresh, moreServers, keep);
    }

    /** The topology by which tests share a cluster: those that differ in their names only are the same to them. */
    Topology sharedTopology() {
        return named("any");
    }

    /** The topology under another name. */
    Topology named(String name) {
        return new Topology(
                name,
                topology.datacenter(),
                topology.region(),
                topology.subnet(),
                topology.nodes(),
                topology.versions(),
                topology.raftMultiplier(),
                topology.drivers());
    }
}
