package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.ClusterPlace;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Keep;
import io.nonet.cluster.Provisioner;
import io.nonet.cluster.SoleUse;
import io.nonet.observe.Timeline;
import io.nonet.topology.Topology;
import io.nonet.topology.pki.ClusterSecrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cluster that somebody else launched and goes on using: tests borrow it one after the other, each finding its state put
 * back, and so does its owner at the end, or when the process is told to stop. It is never removed. No other process tests it
 * meanwhile.
 */
final class AttachedCluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AttachedCluster.class);
    /** For a test that is interrupted to undo what it did. */
    private static final long PATIENCE_SECONDS = 30;

    private final String name;
    private final Path workingDirectory;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Thread atInterrupt = new Thread(this::abandon, "nonet-put-back-cluster");
    private final Semaphore inUse = new Semaphore(1, true);
    private volatile @Nullable Thread borrower;
    private volatile @Nullable ClusterLauncher launcher;
    private volatile @Nullable Provisioner where;
    private volatile @Nullable SoleUse use;
    private volatile boolean abandoned;
    private volatile boolean leave;

    AttachedCluster(String name, Path workingDirectory, Map<String, String> environment, Clock clock) {
        this.name = requireNonNull(name, "name");
        this.workingDirectory = requireNonNull(workingDirectory, "workingDirectory");
        this.environment = Map.copyOf(environment);
        this.clock = requireNonNull(clock, "clock");
        Runtime.getRuntime().addShutdownHook(atInterrupt);
    }

    /**
     * The cluster, for this test alone until it is {@linkplain #giveBack given back}; waits for the test before it.
     *
     * @throws EnvironmentUnusableException if there is none of this name, it is not what the test asks for, or another
     *     process tests it
     * @throws StateNotRestoredException if what it was used for cannot be undone
     */
    Cluster borrow(Supplier<Engine> engine, ClusterRequest request, TestRun run) {
        inUse.acquireUninterruptibly();
        boolean lent = false;
        try {
            if (abandoned) {
                throw new EnvironmentUnusableException("This test run is being stopped.", "Start it again.");
            }
            borrower = Thread.currentThread();
            ClusterLauncher found = launcher(engine);
            Cluster cluster = found.attach(name, run.timeline());
            request.requireFit("this test", cluster.topology());
            if (use == null) {
                use = SoleUse.begin(cluster.directory());
            }
            // Nothing is put back of a cluster that no test may use.
            launcher = found;
            CleanSlate.restore(cluster);
            lent = true;
            return cluster;
        } finally {
            if (!lent) {
                inUse.release();
            }
        }
    }

    /**
     * What it has, whether a test asks for that or not.
     *
     * @throws EnvironmentUnusableException if there is none of this name
     */
    Topology topology(Supplier<Engine> engine) {
        return launcher(engine).attach(name, Timeline.start(clock)).topology();
    }

    void giveBack(Keep keep) {
        leave = keep == Keep.ALWAYS;
        borrower = null;
        inUse.release();
    }

    /** Whether it is in another place than on the container engine. */
    boolean isElsewhere() {
        return ClusterPlace.find(name, workingDirectory, environment, clock).isPresent();
    }

    private ClusterLauncher launcher(Supplier<Engine> engine) {
        Provisioner place = where;
        if (place == null) {
            place = ClusterPlace.find(name, workingDirectory, environment, clock)
                    .orElseGet(() -> engine.get().provisioner());
            where = place;
        }
        return new ClusterLauncher(
                place, clock, true, workingDirectory, ClusterSecrets.DEFAULT_LIFETIME, ClusterLauncher.DEFAULT_LIMIT);
    }

    /** Puts the state back, unless it is to stay for a closer look. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atInterrupt);
        } catch (IllegalStateException e) {
            // The process is being stopped: the hook is at work.
            return;
        }
        putBack();
        endUse();
    }

    private void abandon() {
        abandoned = true;
        Thread test = borrower;
        if (test != null) {
            test.interrupt();
        }
        try {
            if (inUse.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                inUse.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        putBack();
    }

    private void putBack() {
        ClusterLauncher used = launcher;
        if (used == null || leave) {
            return;
        }
        try {
            CleanSlate.restore(used.attach(name, Timeline.start(clock)));
        } catch (EnvironmentUnusableException | StateNotRestoredException e) {
            LOG.warn("The state of cluster {} is not put back: {}", name, e.getMessage());
        }
    }

    private void endUse() {
        SoleUse mine = use;
        if (mine != null) {
            mine.close();
        }
    }
}
