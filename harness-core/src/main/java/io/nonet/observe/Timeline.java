package io.nonet.observe;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Records what is seen during a run, with its time, and tells the listeners; append-only and thread-safe.
 *
 * <p>Everything stays in memory until the run ends.
 */
public final class Timeline {
    private final Object lock = new Object();
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final long startNanoTime;
    private final List<TimedObservation<?>> recorded = new ArrayList<>();
    private final List<ObservationListener> listeners = new ArrayList<>();
    private boolean telling;

    /**
     * The run begins now.
     *
     * @param nanoTime nanoseconds of a clock that never goes back, from any origin
     */
    public Timeline(Clock clock, LongSupplier nanoTime) {
        this.clock = requireNonNull(clock, "clock");
        this.nanoTime = requireNonNull(nanoTime, "nanoTime");
        this.startNanoTime = nanoTime.getAsLong();
    }

    /** A run that begins now, with {@link System#nanoTime()} as the clock that never goes back. */
    public static Timeline start(Clock clock) {
        return new Timeline(clock, System::nanoTime);
    }

    /** The time of day now. */
    public Instant instant() {
        return clock.instant();
    }

    /** Nanoseconds since the run began. */
    public long nanos() {
        return nanoTime.getAsLong() - startNanoTime;
    }

    /** How long ago a moment of this timeline was. */
    public Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }

    /**
     * Records that something is seen now; once it returns, every listener has heard of it.
     *
     * @throws IllegalStateException when a listener calls it
     * @throws RuntimeException what the first failing listener threw; the observation is recorded all the same
     */
    public <T extends Observation> TimedObservation<T> record(T observation) {
        requireNonNull(observation, "observation");
        synchronized (lock) {
            requireNotTelling();
            var seen = new TimedObservation<>(clock.instant(), nanos(), observation);
            recorded.add(seen);
            tell(listeners, List.of(seen));
            return seen;
        }
    }

    /** Adds a listener, which first hears of everything recorded so far. */
    public void addListener(ObservationListener listener) {
        requireNonNull(listener, "listener");
        synchronized (lock) {
            requireNotTelling();
            listeners.add(listener);
            tell(List.of(listener), recorded);
        }
    }

    /** Everything recorded so far. */
    public Observations snapshot() {
        synchronized (lock) {
            return new Observations(recorded);
        }
    }

    private void requireNotTelling() {
        if (telling) {
            throw new IllegalStateException(
                    "A listener used the timeline that was calling it: expected it to return first");
        }
    }

    private void tell(List<ObservationListener> whom, List<TimedObservation<?>> what) {
        @Nullable RuntimeException failure = null;
        telling = true;
        for (TimedObservation<?> seen : what) {
            for (ObservationListener listener : whom) {
                try {
                    listener.seen(seen);
                } catch (RuntimeException e) {
                    if (failure == null) {
                        failure = e;
                    } else if (failure != e) {
                        failure.addSuppressed(e);
                    }
                }
            }
        }
        telling = false;
        if (failure != null) {
            throw failure;
        }
    }
}
