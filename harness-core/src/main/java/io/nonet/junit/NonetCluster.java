package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.Keep;
import io.nonet.junit.Clusters.Borrowed;
import io.nonet.topology.Topology;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.lifecycle.TestDescription;
import org.testcontainers.lifecycle.TestLifecycleAware;

/**
 * A cluster as a Testcontainers resource, for {@code @Container} beside other containers.
 *
 * <pre>{@code
 * @Testcontainers
 * class PaymentsTest {
 *     @Container
 *     static final NonetCluster nonet = NonetCluster.of(Topology.nineNodes());
 * }
 * }</pre>
 *
 * <p>It is launched at {@link #start} and removed at {@link #stop}, or when the process is told to stop. Its state is not
 * put back between tests. The whole life of the cluster is one run, with evidence if a test failed meanwhile. Not
 * thread-safe.
 */
public final class NonetCluster implements Startable, TestLifecycleAware {
    private final Topology topology;
    private @Nullable Running running;
    private @Nullable Throwable failure;

    private NonetCluster(Topology topology) {
        this.topology = topology;
    }

    private record Running(TestRun run, Clusters clusters, Borrowed borrowed) {
        void end(@Nullable Throwable failure) {
            try (clusters;
                    borrowed) {
                run.finish(failure, borrowed.cluster());
            }
        }
    }

    /** A cluster of this topology, not started; the topology's name is replaced by one of the cluster's own. */
    public static NonetCluster of(Topology topology) {
        return new NonetCluster(requireNonNull(topology, "topology"));
    }

    /**
     * Launches the cluster and returns once it is ready; does nothing if it runs.
     *
     * @throws io.nonet.cluster.EnvironmentUnusableException if it cannot be launched here
     * @throws io.nonet.cluster.NotReadyException if it does not get ready
     */
    @Override
    public void start() {
        if (running != null) {
            return;
        }
        RunSettings settings = RunSettings.of(System.getProperties());
        Clock clock = Clock.systemUTC();
        ClusterRequest request =
                new ClusterRequest(topology, true, false, settings.keep().orElse(Keep.ON_FAILURE));
        Clusters clusters = new Clusters(
                TestcontainersSession::connect, new Launches(settings.workingDirectory(), clock), Optional.empty());
        TestRun run = TestRun.begin(
                settings.runs(),
                "NonetCluster",
                settings.seed(),
                request,
                clusters.images(request),
                "the tests that use this NonetCluster",
                clock);
        try {
            running = new Running(run, clusters, clusters.borrow(request, run));
        } catch (RuntimeException | Error e) {
            run.finish(e, null);
            clusters.close();
            throw e;
        }
    }

    /** Removes the cluster; does nothing if it does not run. */
    @Override
    public void stop() {
        Running was = running;
        running = null;
        if (was != null) {
            was.end(failure);
        }
    }

    /** Told by Testcontainers of each test that used the cluster, or of the whole class if they share it. */
    @Override
    public void afterTest(TestDescription description, Optional<Throwable> throwable) {
        if (failure == null) {
            failure = throwable.orElse(null);
        }
    }

    /**
     * The running cluster.
     *
     * @throws IllegalStateException if it was not started, or has been stopped
     */
    public Cluster cluster() {
        if (running == null) {
            throw new IllegalStateException(
                    "The cluster does not run: start() it, or let @Testcontainers do so for a field with @Container");
        }
        return running.borrowed().cluster();
    }
}
