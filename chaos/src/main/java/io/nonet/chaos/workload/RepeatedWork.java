package io.nonet.chaos.workload;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Work that is done again and again, each piece on a thread of its own, until it is stopped. */
public final class RepeatedWork implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final ScheduledExecutorService threads;
    private final List<Future<?>> repeated;

    private RepeatedWork(ScheduledExecutorService threads, List<Future<?>> repeated) {
        this.threads = threads;
        this.repeated = repeated;
    }

    /**
     * Begins.
     *
     * @param pause between the end of a piece of work and its next beginning
     */
    public static RepeatedWork start(Duration pause, List<Runnable> pieces) {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(pieces.size());
        List<Future<?>> repeated = pieces.stream()
                .<Future<?>>map(
                        piece -> threads.scheduleWithFixedDelay(piece, 0, pause.toMillis(), TimeUnit.MILLISECONDS))
                .toList();
        return new RepeatedWork(threads, repeated);
    }

    /**
     * Makes sure that all pieces still repeat, so that nobody waits for work that has ended.
     *
     * @throws IllegalStateException if a piece of work has ended, with whatever it threw as the cause
     */
    public void requireGoing() {
        try {
            for (Future<?> work : repeated) {
                requireUndisturbed(work);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops; once it returns nothing is under way. Does nothing if it is stopped already.
     *
     * @throws IllegalStateException if a piece of work ended before, with whatever it threw as the cause
     */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            requireGoing();
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Work that repeats is done only if it was cancelled or threw. */
    private static void requireUndisturbed(Future<?> work) throws InterruptedException {
        if (!work.isDone()) {
            return;
        }
        try {
            work.get();
        } catch (CancellationException e) {
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Repeated work ended early: " + e.getCause(), e.getCause());
        }
    }
}
