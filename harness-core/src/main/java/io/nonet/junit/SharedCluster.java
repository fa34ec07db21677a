package io.nonet.junit;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Keep;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.NotReadyException;
import io.nonet.observe.Observation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cluster of one topology that tests use one after the other, each finding its state put back. */
final class SharedCluster {
    private static final Logger LOG = LoggerFactory.getLogger(SharedCluster.class);

    private final Launches launches;
    // Not a lock: a test may end on another thread than it began on.
    private final Semaphore inUse = new Semaphore(1, true);
    private final AtomicInteger claims = new AtomicInteger();
    private @Nullable LaunchedCluster launched;
    private @Nullable RuntimeException failure;

    SharedCluster(Launches launches) {
        this.launches = launches;
    }

    /**
     * The cluster, for this test alone until it is {@linkplain #giveBack given back}; waits for the test before it.
     *
     * @throws EnvironmentUnusableException if it cannot be launched; every later test gets the same at once
     * @throws NotReadyException if it does not get ready; every later test gets the same at once
     */
    Cluster borrow(Engine engine, ClusterRequest request, TestRun run) {
        inUse.acquireUninterruptibly();
        boolean lent = false;
        try {
            Cluster cluster = prepared(engine, request, run);
            lent = true;
            return cluster;
        } finally {
            if (!lent) {
                inUse.release();
            }
        }
    }

    void giveBack(Keep keep) {
        LaunchedCluster mine = launched;
        if (keep == Keep.ALWAYS && mine != null) {
            launches.leave(mine);
        }
        inUse.release();
    }

    /** A test class uses it from now on. */
    void claim() {
        claims.incrementAndGet();
    }

    /** That test class has ended. */
    void release() {
        claims.decrementAndGet();
    }

    /** Removes the cluster if it is there and no test class uses it; the next one to do so launches another. */
    void removeUnlessClaimed() {
        if (!inUse.tryAcquire()) {
            return;
        }
        try {
            LaunchedCluster mine = launched;
            if (claims.get() == 0 && mine != null) {
                LOG.info("Cluster {} is removed: no test class uses it, and another one is wanted", mine.name());
                launched = null;
                launches.removeIfPossible(mine);
            }
        } finally {
            inUse.release();
        }
    }

    private Cluster prepared(Engine engine, ClusterRequest request, TestRun run) {
        if (failure != null) {
            throw failure;
        }
        LaunchedCluster mine = launched;
        if (mine == null) {
            mine = launch(engine, request, run);
        }
        try {
            return restored(mine, run);
        } catch (StateNotRestoredException | MachineException | EnvironmentUnusableException e) {
            launches.requireGoingOn();
            discard(mine, run, e);
        }
        return restored(launch(engine, request, run), run);
    }

    private LaunchedCluster launch(Engine engine, ClusterRequest request, TestRun run) {
        try {
            LaunchedCluster mine = launches.launch(engine, request, run);
            launched = mine;
            return mine;
        } catch (EnvironmentUnusableException | NotReadyException e) {
            failure = e;
            throw e;
        }
    }

    private static Cluster restored(LaunchedCluster mine, TestRun run) {
        Cluster cluster = mine.attach(run.timeline());
        CleanSlate.restore(cluster);
        return cluster;
    }

    /** What an earlier test did to the cluster cannot be undone: that is said aloud, and its evidence kept. */
    private void discard(LaunchedCluster mine, TestRun run, RuntimeException cause) {
        LOG.warn(
                "Cluster {} is replaced by a fresh one; see {}",
                mine.name(),
                run.folder().path(),
                cause);
        run.timeline()
                .record(new Observation.Step(
                        "the shared cluster's state is put back",
                        Observation.StepStage.FAILED,
                        Optional.of(Duration.ZERO),
                        Optional.of("it is replaced by a fresh one: " + cause.getMessage())));
        try {
            run.attachEvidence(mine.attach(run.timeline()));
        } catch (EnvironmentUnusableException | MachineException e) {
            LOG.warn("Nothing can be asked of cluster {}: {}", mine.name(), e.getMessage());
        }
        launched = null;
        launches.end(mine, run.keep());
    }
}
