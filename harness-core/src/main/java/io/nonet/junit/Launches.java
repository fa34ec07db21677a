package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Keep;
import io.nonet.cluster.LaunchFailure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Launches clusters and removes them again: each when it is no longer wanted, and all when the process is interrupted.
 *
 * <p>Safe for use by several threads.
 */
final class Launches implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Launches.class);
    /** Longer than any test run; after it the certificates are worthless and a sweep may take what is left. */
    private static final Duration LIFETIME = Duration.ofHours(12);
    /** Surefire halts a forked process 30 s after it was told to stop. */
    private static final long PATIENCE_SECONDS = 10;

    private final Set<LaunchedCluster> running = ConcurrentHashMap.newKeySet();
    private final Set<Thread> launching = ConcurrentHashMap.newKeySet();
    /** Held for reading while a cluster is launched. */
    private final ReadWriteLock launches = new ReentrantReadWriteLock();

    private final Thread atInterrupt = new Thread(this::abandon, "nonet-remove-clusters");
    private final Path workingDirectory;
    private final Clock clock;
    private volatile boolean abandoned;

    Launches(Path workingDirectory, Clock clock) {
        this.workingDirectory = requireNonNull(workingDirectory, "workingDirectory");
        this.clock = requireNonNull(clock, "clock");
        Runtime.getRuntime().addShutdownHook(atInterrupt);
    }

    /**
     * Launches a cluster under a name of its own, and records its boot in the run.
     *
     * @throws EnvironmentUnusableException if it cannot be launched here
     * @throws io.nonet.cluster.NotReadyException if it does not get ready
     */
    LaunchedCluster launch(Engine engine, ClusterRequest request, TestRun run) {
        String name = "nonet-test-" + UUID.randomUUID().toString().substring(0, 8);
        ClusterLauncher launcher = new ClusterLauncher(
                engine.provisioner(), clock, false, workingDirectory, LIFETIME, ClusterLauncher.DEFAULT_LIMIT);
        LaunchedCluster cluster = new LaunchedCluster(launcher, name);
        boolean launched = false;
        launches.readLock().lock();
        launching.add(Thread.currentThread());
        running.add(cluster);
        try {
            requireGoingOn();
            launcher.launch(request.named(name), run.folder().runId(), run.timeline(), whenItFails(run));
            launched = true;
            return cluster;
        } finally {
            if (!launched && run.keep() == Keep.ALWAYS) {
                leave(cluster);
            } else if (!launched && !abandoned) {
                running.remove(cluster);
            }
            launching.remove(Thread.currentThread());
            launches.readLock().unlock();
        }
    }

    /**
     * Does nothing unless the process is being stopped, when clusters vanish under their tests.
     *
     * @throws EnvironmentUnusableException if it is
     */
    void requireGoingOn() {
        if (abandoned) {
            throw new EnvironmentUnusableException("This test run is being stopped.", "Start it again.");
        }
    }

    /** Leaves a cluster that is to be kept whatever happens, and removes any other. */
    void end(LaunchedCluster cluster, Keep keep) {
        if (keep == Keep.ALWAYS) {
            leave(cluster);
        } else {
            remove(cluster);
        }
    }

    /** Removes a cluster; does nothing if it is gone already, or was left. */
    private void remove(LaunchedCluster cluster) {
        if (running.contains(cluster)) {
            cluster.launcher().destroy(cluster.name());
            running.remove(cluster);
        }
    }

    /** The same; where it fails that is logged, and tried again at the end. */
    void removeIfPossible(LaunchedCluster cluster) {
        try {
            remove(cluster);
        } catch (EnvironmentUnusableException e) {
            LOG.warn("Cluster {} could not be removed", cluster.name(), e);
        }
    }

    /** Leaves a cluster running for a closer look, whatever happens to this process. */
    void leave(LaunchedCluster cluster) {
        if (running.remove(cluster)) {
            LOG.warn("Cluster {} stays, as asked for; nonet down --name {} removes it", cluster.name(), cluster.name());
        }
    }

    /** Removes all clusters that are still there. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atInterrupt);
        } catch (IllegalStateException e) {
            // The process is being stopped: the hook is at work, and it is the one that waits for launches.
            return;
        }
        removeAll();
    }

    private void abandon() {
        abandoned = true;
        launching.forEach(Thread::interrupt);
        removeAll();
        try {
            // What a launch makes after the first round goes in a second one.
            if (launches.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                launches.writeLock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        removeAll();
    }

    private void removeAll() {
        Concurrently.forEach(List.copyOf(running), this::removeIfPossible);
    }

    private static LaunchFailure whenItFails(TestRun run) {
        return new LaunchFailure() {
            @Override
            public void failed(Cluster cluster, RuntimeException cause) {
                run.attachEvidence(cluster);
            }

            @Override
            public boolean keep() {
                return run.keep() == Keep.ALWAYS;
            }
        };
    }
}
