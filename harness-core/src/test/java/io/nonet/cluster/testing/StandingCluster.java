package io.nonet.cluster.testing;

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

/** Nine nodes that were launched, of machines that a test makes. */
public final class StandingCluster {
    private static final Topology TOPOLOGY = Topology.nineNodes();
    private static final ClusterSecrets SECRETS = ClusterSecrets.generate(
            TOPOLOGY,
            Addresses.assign(TOPOLOGY, Subnet.parse("10.64.0.0/24")),
            ClusterSecrets.DEFAULT_LIFETIME,
            Clock.systemUTC());

    private StandingCluster() {}

    /**
     * Attaches to it.
     *
     * @param folder for the operator's certificate
     * @param machines makes the machine of a node
     */
    public static Cluster of(Path folder, Function<NodeSpec, Machine> machines) {
        ClusterDirectory.of(folder, TOPOLOGY.name()).write(new Access(SECRETS.caCertificatePem(), SECRETS.operator()));
        return new ClusterLauncher(
                        new Found(machines),
                        Clock.systemUTC(),
                        true,
                        folder,
                        ClusterSecrets.DEFAULT_LIFETIME,
                        ClusterLauncher.DEFAULT_LIMIT)
                .attach(TOPOLOGY.name(), new Timeline(Clock.systemUTC(), System::nanoTime));
    }

    /** The certificates of its nodes. */
    public static ClusterSecrets secrets() {
        return SECRETS;
    }

    /** Finds the machines, and makes none. */
    private record Found(Function<NodeSpec, Machine> machines) implements Provisioner {
        @Override
        public Place place() {
            return new Place("here", Set.of());
        }

        @Override
        public Optional<ProvisionedCluster> find(String cluster) {
            return Optional.of(new ProvisionedCluster(
                    cluster,
                    Optional.of(TOPOLOGY),
                    Optional.empty(),
                    TOPOLOGY.nodes().stream().map(machines).toList(),
                    true));
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
