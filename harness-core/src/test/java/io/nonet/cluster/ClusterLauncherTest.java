package io.nonet.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.observe.Timeline;
import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterLauncherTest {
    private static final LaunchFailure KEEPING_NOTHING = new LaunchFailure() {
        @Override
        public void failed(Cluster cluster, RuntimeException cause) {}

        @Override
        public boolean keep() {
            return false;
        }
    };

    @TempDir
    private Path folder;

    private final Reserving provisioner = new Reserving();

    @Test
    void leavesNoNetworkWhenTheDiskIsFullRightAfterItWasMade() {
        Timeline timeline = Timeline.start(Clock.systemUTC());
        UncheckedIOException full =
                new UncheckedIOException(new FileSystemException("run.json", null, "no space left"));
        timeline.addListener(seen -> {
            throw full;
        });
        ClusterLauncher launcher = new ClusterLauncher(
                provisioner, Clock.systemUTC(), true, folder, Duration.ofHours(1), Duration.ofMinutes(1));

        assertThatThrownBy(() -> launcher.launch(Topology.nineNodes(), "run", timeline, KEEPING_NOTHING))
                .isSameAs(full);
        assertThat(provisioner.destroyed).containsExactly("nonet");
    }

    /** A provisioner that gets as far as the network. */
    private static final class Reserving implements Provisioner {
        final List<String> destroyed = new ArrayList<>();

        @Override
        public Place place() {
            return new Place("here", Set.of());
        }

        @Override
        public Addresses reserve(Topology topology, Lease lease) {
            return Addresses.assign(topology, Subnet.parse("10.64.0.0/24"));
        }

        @Override
        public List<Machine> launch(
                Topology topology,
                Addresses addresses,
                Lease lease,
                Function<NodeSpec, List<MachineFile>> files,
                Consumer<NodeSpec> started) {
            throw new AssertionError("the launch had failed");
        }

        @Override
        public void complete(String cluster) {
            throw new AssertionError("the launch had failed");
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
            destroyed.add(cluster);
            return 1;
        }
    }
}
