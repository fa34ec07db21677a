package io.nonet.observe;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Observation.RunStarted;
import java.util.OptionalInt;

/**
 * A run as its file tells it.
 *
 * @param observations everything, {@code started} included
 * @param cutOffAtLine the last line, counted from 1, when the harness was killed in the middle of it
 */
public record RecordedRun(RunStarted started, Observations observations, OptionalInt cutOffAtLine) {
    public RecordedRun {
        requireNonNull(started, "started");
        requireNonNull(observations, "observations");
        requireNonNull(cutOffAtLine, "cutOffAtLine");
    }

    /** Whether the file ends with the run; if not, the harness was killed or is still at it. */
    public boolean complete() {
        return cutOffAtLine.isEmpty() && observations.finished().isPresent();
    }
}
