package io.nonet.observe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * An observation and when it was seen.
 *
 * @param time of the wall clock, which may jump
 * @param nanos since the run began, of a clock that never goes back: order and distances come from here
 */
public record TimedObservation<T extends Observation>(Instant time, long nanos, T observation) {
    public TimedObservation {
        requireNonNull(time, "time");
        requireNonNull(observation, "observation");
    }

    /** How long after the beginning of the run it was seen. */
    public Duration sinceStart() {
        return Duration.ofNanos(nanos);
    }
}
