package io.nonet.chaos;

import io.nonet.cluster.Access;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Place;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.cluster.Provisioner;
import io.nonet.observe.Timeline;
import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import io.nonet.topology.pki.ClusterSecrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Nine nodes whose machines print what they were told; none of their agents is there. */
public record TestingCluster(Cluster cluster) {
    private static final Topology TOPOLOGY = Topology.nineNodes();
    private static final ClusterSecrets SECRETS = ClusterSecrets.generate(
            TOPOLOGY,
            Addresses.assign(TOPOLOGY, Subnet.parse("10.64.0.0/24")),
            ClusterSecrets.DEFAULT_LIFETIME,
            Clock.systemUTC());

    /** A new one. */
    public static TestingCluster in(Path folder) {
        ClusterDirectory.of(folder, TOPOLOGY.name()).write(new Access(SECRETS.caCertificatePem(), SECRETS.operator()));
        ClusterLauncher launcher = new ClusterLauncher(
                new Found(),
                Clock.systemUTC(),
                true,
                folder,
                ClusterSecrets.DEFAULT_LIFETIME,
                ClusterLauncher.DEFAULT_LIMIT);
        return new TestingCluster(launcher.attach(TOPOLOGY.name(), new Timeline(Clock.systemUTC(), System::nanoTime)));
    }

    /** The machine of that node. */
    public TestingMachine machine(String node) {
        return (TestingMachine) cluster.machine(node);
    }

    /** Finds the nine machines, and makes none. */
    private record Found() implements Provisioner {
        @Override
        public Place place() {
            return new Place("here", Set.of());
        }

        @Override
        public Optional<ProvisionedCluster> find(String cluster) {
            List<Machine> machines =
                    TOPOLOGY.nodes().stream().<Machine>map(TestingMachine::new).toList();
            return Optional.of(
                    new ProvisionedCluster(cluster, Optional.of(TOPOLOGY), Optional.empty(), machines, true));
        }

        @Override
        public List<ProvisionedCluster> list() {
            return List.of();
        }

        @Override
        public Addresses reserve(Topology topology, Lease lease) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Machine> launch(
                Topology topology,
                Addresses addresses,
                Lease lease,
                Function<NodeSpec, List<MachineFile>> files,
                Consumer<NodeSpec> started) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void complete(String cluster) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int destroy(String cluster) {
            throw new UnsupportedOperationException();
        }
    }
}
