package io.nonet.cluster;

import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Provides the machines of clusters, and takes them away again: on a container engine, or on a cloud.
 *
 * <p>What it made it finds again by labels alone, from any process. Safe for use by several threads.
 */
public interface Provisioner {
    /** Where its clusters are, and what there is beside them. */
    Place place();

    /**
     * Checks that the cluster can be launched here, then reserves its name and network.
     *
     * @return the address of each node
     * @throws EnvironmentUnusableException if something is missing or in use; nothing is left behind then
     */
    Addresses reserve(Topology topology, Lease lease);

    /**
     * Has a reservation that is under way make nothing more: it fails soon, and leaves nothing; and a launch fail soon. Called
     * by another thread; does nothing where neither waits for anything that takes long.
     */
    default void giveUp() {}

    /**
     * Creates the machines of a reserved cluster and starts them, each with its files in place.
     *
     * @param files what a node gets before it starts; called from several threads
     * @param started told of each machine as it has started
     * @return the machines in the topology's node order
     * @throws EnvironmentUnusableException if a machine cannot be made; what was made stays until {@link #destroy}
     */
    List<Machine> launch(
            Topology topology,
            Addresses addresses,
            Lease lease,
            Function<NodeSpec, List<MachineFile>> files,
            Consumer<NodeSpec> started);

    /** Marks a cluster as complete, so that {@code sweep} does not take it for an interrupted launch. */
    void complete(String cluster);

    /** The cluster of that name, whole or in part; empty if nothing of it exists. */
    Optional<ProvisionedCluster> find(String cluster);

    /** All clusters, whole or in part, by name. */
    List<ProvisionedCluster> list();

    /**
     * Removes everything of the cluster: machines, volumes, network, cgroups. Returns once it is gone.
     *
     * @return how many resources were removed; 0 if there were none
     * @throws EnvironmentUnusableException if something could not be removed; names it
     */
    int destroy(String cluster);
}
