package io.nonet.chaos.judge;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much time and memory a judge may take; it runs from the moment it is made.
 *
 * <p>For one thread.
 */
public final class Budget {
    /** The clock is asked once in so many steps. */
    private static final int STEPS = 256;

    private final LongSupplier nanoTime;
    private final long deadline;
    private final Duration time;
    private final long bytes;
    private int steps;

    /**
     * A budget that begins to run now.
     *
     * @param nanoTime nanoseconds of a clock that never goes back, from any origin
     * @param bytes for what is remembered of a search; what the history itself takes is not counted
     */
    public Budget(LongSupplier nanoTime, Duration time, long bytes) {
        this.nanoTime = requireNonNull(nanoTime, "nanoTime");
        this.time = requireNonNull(time, "time");
        this.bytes = bytes;
        this.deadline = nanoTime.getAsLong() + time.toNanos();
    }

    /** A part of what is left of the time, and all the memory. */
    Budget share(int parts) {
        return new Budget(nanoTime, Duration.ofNanos(left() / parts), bytes);
    }

    /**
     * Takes a step.
     *
     * @param held how many bytes the search holds now
     * @throws BudgetExhaustedException if that is too much, or the time is up
     */
    void step(long held) {
        if (held > bytes) {
            throw BudgetExhaustedException.ofMemory("its search needs more than " + bytes / (1 << 20) + " MiB");
        }
        if (steps++ % STEPS == 0 && isOver()) {
            throw BudgetExhaustedException.ofTime("after " + time.toMillis() / 1000.0 + " s");
        }
    }

    /** Whether no time is left. */
    boolean isOver() {
        return left() == 0;
    }

    private long left() {
        return Math.max(0, deadline - nanoTime.getAsLong());
    }
}
