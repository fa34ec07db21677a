package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.history.HistoryException;
import io.nonet.chaos.judge.Budget;
import io.nonet.chaos.judge.Judgement;
import io.nonet.chaos.workload.Load;
import io.nonet.chaos.workload.RunningWorkload;
import io.nonet.chaos.workload.Workload;
import io.nonet.cluster.Cluster;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Timeline;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Clients that ask a cluster while faults run, and the judgement of what they saw.
 *
 * @param seed what all that they ask follows from
 */
record TortureWorkload(Terminal terminal, Cluster cluster, Workload workload, long seed) {
    /** Ten times what that many calls take in calm. */
    private static final Duration WARM_UP = Duration.ofMinutes(1);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration JUDGING = Duration.ofMinutes(1);
    private static final long MOST_BYTES = 256L << 20;

    TortureWorkload {
        requireNonNull(terminal, "terminal");
        requireNonNull(cluster, "cluster");
        requireNonNull(workload, "workload");
    }

    /**
     * Begins, and returns once enough is acknowledged, or a minute has gone.
     *
     * @param toStop told of it as soon as there is something to stop
     */
    RunningWorkload start(Consumer<RunningWorkload> toStop) {
        RunningWorkload running = workload.start(cluster, new Random(seed));
        toStop.accept(running);
        Timeline timeline = cluster.timeline();
        long begun = timeline.nanos();
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (running.acknowledgedSince(running.prefix(), 0) < workload.floor()
                    && timeline.since(begun).compareTo(WARM_UP) < 0) {
                if (never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("nobody counts down");
                }
            }
        } catch (InterruptedException e) {
            running.close();
            Thread.currentThread().interrupt();
        }
        terminal.data("workload " + workload.word() + ": "
                + Words.count(running.acknowledgedSince(running.prefix(), 0), "call")
                + " acknowledged before the first fault");
        return running;
    }

    /**
     * Ends it, and judges what its clients saw.
     *
     * @param whole whether the cluster is ready, so that what is there can be read
     */
    WorkloadOutcome end(RunningWorkload running, boolean whole) {
        Optional<String> unsettled = whole ? running.settle() : Optional.of("the cluster is not ready");
        running.close();
        WorkloadOutcome outcome = judged(running, unsettled);
        outcome.lines().forEach(terminal::data);
        cluster.timeline()
                .record(Check.of(
                        "what clients of the workload " + workload.word() + " saw is as promised",
                        outcome.kind() == WorkloadOutcome.Kind.OK,
                        "ok",
                        outcome.reason()));
        return outcome;
    }

    private WorkloadOutcome judged(RunningWorkload running, Optional<String> unsettled) {
        Load load = running.load();
        try {
            Judgement judgement = running.judge(new Budget(cluster.timeline()::nanos, JUDGING, MOST_BYTES));
            return WorkloadOutcome.of(workload, running.history(), judgement, load, unsettled);
        } catch (HistoryException e) {
            return WorkloadOutcome.without(load, String.valueOf(e.getMessage()));
        }
    }
}
