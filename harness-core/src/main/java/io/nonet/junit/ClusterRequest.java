package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Keep;
import io.nonet.topology.Topology;

/**
 * The cluster that a test asks for.
 *
 * @param topology its name is replaced by one that no other cluster has
 * @param fresh whether the test has the cluster for itself
 * @param keep what stays after the test
 */
record ClusterRequest(Topology topology, boolean fresh, Keep keep) {
    ClusterRequest {
        requireNonNull(topology, "topology");
        requireNonNull(keep, "keep");
    }

    /** The topology under another name; topologies that differ in their names only are the same to tests. */
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
