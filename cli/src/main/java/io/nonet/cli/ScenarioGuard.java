package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run of scenarios when this process is told to end: has the test that runs undo what it did, and heals what is left
 * of it on a cluster that stays. The JUnit extension removes the clusters that it launched, and puts the state of others back.
 *
 * <p>All of it happens in this process: one that was started to run the tests would get the same Ctrl-C from the terminal,
 * but not a SIGTERM that is sent to this one alone, and could outlive it.
 */
final class ScenarioGuard {
    /** For a test to undo what it did to a cluster that stays. */
    private static final long PATIENCE_SECONDS = 30;
    /** Whatever it did to a cluster that goes is gone with it; only what is being made must not come after that. */
    private static final long SHORT_PATIENCE_SECONDS = 5;

    private final Surroundings surroundings;
    private final Optional<String> cluster;
    private final ScenarioProgress progress;
    private final Thread tests = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final LaunchGuard guard;

    /**
     * Guards the tests that the calling thread runs.
     *
     * @param cluster that is not removed
     */
    ScenarioGuard(Surroundings surroundings, Optional<String> cluster, ScenarioProgress progress) {
        this.surroundings = requireNonNull(surroundings, "surroundings");
        this.cluster = requireNonNull(cluster, "cluster");
        this.progress = requireNonNull(progress, "progress");
        this.guard = new LaunchGuard(this::stop);
    }

    /** Ends the guard, since all tests have; never returns if the process is ending. */
    void settle() {
        over.countDown();
        guard.settle();
    }

    private void stop() {
        progress.silence();
        surroundings
                .terminal()
                .say("\nnonet: interrupted; "
                        + cluster.map(name -> "putting the state of cluster " + name + " back ...")
                                .orElse("removing what was launched ..."));
        tests.interrupt();
        try {
            long patience = cluster.isPresent() ? PATIENCE_SECONDS : SHORT_PATIENCE_SECONDS;
            if (!over.await(patience, TimeUnit.SECONDS) && cluster.isPresent()) {
                surroundings.terminal().say("nonet: the test does not end, and is abandoned");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cluster.ifPresent(this::heal);
    }

    private void heal(String name) {
        try {
            FaultyCluster.find(surroundings, name).chaos().healAll();
        } catch (EnvironmentUnusableException e) {
            surroundings.terminal().say("nonet: " + e.getMessage());
        }
    }
}
