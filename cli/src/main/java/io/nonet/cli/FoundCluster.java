package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Machine;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.cluster.Provisioner;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.util.List;
import java.util.Optional;

/** A cluster of which enough exists to tell what it is made of. */
record FoundCluster(ProvisionedCluster cluster, Topology topology) {
    FoundCluster {
        requireNonNull(cluster, "cluster");
        requireNonNull(topology, "topology");
    }

    /**
     * Finds a cluster by its name.
     *
     * @throws EnvironmentUnusableException if there is none, or too little of it
     */
    static FoundCluster find(Provisioner provisioner, String name) {
        ProvisionedCluster cluster = provisioner.find(name).orElseThrow(() -> unknown(provisioner, name));
        Topology topology = cluster.topology()
                .orElseThrow(() -> new EnvironmentUnusableException(
                        "Of cluster " + name + " there are only leftovers, which do not tell what it was made of.",
                        "Remove them: nonet down --name " + name + "."));
        return new FoundCluster(cluster, topology);
    }

    /** The machine of a node, if it exists. */
    Optional<Machine> machine(NodeSpec node) {
        return cluster.machines().stream()
                .filter(machine -> machine.node().equals(node))
                .findFirst();
    }

    /**
     * The machine of the node of this name.
     *
     * @throws io.nonet.topology.TopologyException if there is no such node; lists those there are
     * @throws MachineException if its machine is gone
     */
    Machine machine(String node) {
        return machine(topology.node(node))
                .orElseThrow(() -> new MachineException(
                        node, "its machine is gone; nonet down --name " + cluster.name() + " removes the rest"));
    }

    /**
     * The first of these nodes whose machine is up.
     *
     * @throws MachineException if none is
     */
    Machine firstUp(List<NodeSpec> nodes) {
        return nodes.stream()
                .flatMap(node -> machine(node).stream())
                .filter(Machine::isUp)
                .findFirst()
                .orElseThrow(() -> new MachineException(
                        nodes.get(0).name(), "its machine is down, and so are those of its role; see nonet status"));
    }

    private static EnvironmentUnusableException unknown(Provisioner provisioner, String name) {
        List<String> known =
                provisioner.list().stream().map(ProvisionedCluster::name).toList();
        return new EnvironmentUnusableException(
                "There is no cluster " + name + "; "
                        + (known.isEmpty() ? "there is none at all" : "there are " + String.join(", ", known)) + ".",
                "Launch it (nonet up --name " + name + "), or name another with --name.");
    }
}
