package io.nonet.junit;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Place;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.cluster.Provisioner;
import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A provisioner that has no room for any cluster, and remembers which were asked for. */
final class TestingProvisioner implements Provisioner {
    final List<String> reserved = new ArrayList<>();

    @Override
    public Place place() {
        return new Place("here", Set.of());
    }

    @Override
    public Addresses reserve(Topology topology, Lease lease) {
        reserved.add(topology.name());
        throw new EnvironmentUnusableException("There is no room.", "Make some.");
    }

    @Override
    public List<Machine> launch(
            Topology topology,
            Addresses addresses,
            Lease lease,
            Function<NodeSpec, List<MachineFile>> files,
            Consumer<NodeSpec> started) {
        throw new AssertionError("nothing was reserved");
    }

    @Override
    public void complete(String cluster) {
        throw new AssertionError("nothing was launched");
    }

    @Override
    public Optional<ProvisionedCluster> find(String cluster) {
        return Optional.empty();
    }

    @Override
    public List<ProvisionedCluster> list() {
        return List.of();
    }

    @Override
    public int destroy(String cluster) {
        return 0;
    }
}
