package io.nonet.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Keep;
import io.nonet.topology.Topology;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final AtomicInteger connections = new AtomicInteger();
    private final TestingProvisioner provisioner = new TestingProvisioner();

    @TempDir
    private Path folder;

    private Launches launches;

    @AfterEach
    void forgetTheShutdownHook() {
        launches.close();
    }

    @Test
    void asksForTheEngineOnceWhenThereIsNone() {
        Clusters clusters = clusters(() -> {
            throw new EnvironmentUnusableException("No container engine answers.", "Start one.");
        });

        Throwable first = borrow(clusters, request(Topology.nineNodes(), false));
        Throwable second = borrow(clusters, request(Topology.nineNodes(), true));

        assertThat(first).isInstanceOf(EnvironmentUnusableException.class).hasMessageContaining("Start one.");
        assertThat(second).isSameAs(first);
        assertThat(connections).hasValue(1);
    }

    @Test
    void recordsNoImageWhereThereIsNoEngine() {
        Clusters clusters = clusters(() -> {
            throw new EnvironmentUnusableException("No container engine answers.", "Start one.");
        });

        assertThat(clusters.images(request(Topology.nineNodes(), false))).isEmpty();
    }

    @Test
    void doesNotTryAgainToLaunchASharedClusterThatCouldNotBe() {
        Clusters clusters = clusters(() -> new Engine(provisioner, versions -> "sha256:1"));

        Throwable first = borrow(clusters, request(Topology.nineNodes(), false));
        Throwable second =
                borrow(clusters, request(Topology.builder().name("other").build(), false));

        assertThat(first).hasMessageContaining("There is no room.");
        assertThat(second).isSameAs(first);
        assertThat(provisioner.reserved).hasSize(1);
    }

    @Test
    void launchesAnotherClusterForAnotherTopologyAndForAFreshOne() {
        Clusters clusters = clusters(() -> new Engine(provisioner, versions -> "sha256:1"));

        borrow(clusters, request(Topology.nineNodes(), false));
        borrow(clusters, request(Topology.builder().nomadClients(1).build(), false));
        borrow(clusters, request(Topology.nineNodes(), true));

        assertThat(provisioner.reserved)
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("nonet-test-[0-9a-f]{8}"));
    }

    private Clusters clusters(Supplier<Engine> connect) {
        launches = new Launches(folder, CLOCK);
        return new Clusters(
                () -> {
                    connections.incrementAndGet();
                    return connect.get();
                },
                launches,
                Optional.empty());
    }

    private static ClusterRequest request(Topology topology, boolean fresh) {
        return new ClusterRequest(topology, fresh, false, Keep.ON_FAILURE);
    }

    private Throwable borrow(Clusters clusters, ClusterRequest request) {
        TestRun run = TestRun.begin(
                folder.resolve("runs"), "SomeTest-works", Optional.empty(), request, Map.of(), "mvn it", CLOCK);
        Throwable failure = catchThrowable(() -> clusters.borrow(request, run));
        run.finish(failure, null);
        return failure;
    }
}
