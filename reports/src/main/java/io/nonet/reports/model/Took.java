package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How long a step or a phase took.
 *
 * @param endNanos when it ended, since the run began
 * @param error why it failed; empty if it did not
 */
public record Took(String name, Kind kind, long endNanos, long nanos, Optional<String> error) {
    public Took {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(error, "error");
    }

    /** What took that long. */
    public enum Kind {
        STEP,
        PHASE
    }
}
