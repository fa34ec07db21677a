package io.nonet.chaos.judge;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.history.Operation;
import java.util.OptionalLong;

/**
 * A time in which a process had reason to think that it holds a lock: from the answer that it does until it asked to give it
 * up, or to the end of the record.
 *
 * @param from its place
 * @param to its place
 */
record Hold(Operation acquired, long from, long to, OptionalLong fromNanos, OptionalLong toNanos) {
    Hold {
        requireNonNull(acquired, "acquired");
        requireNonNull(fromNanos, "fromNanos");
        requireNonNull(toNanos, "toNanos");
    }

    boolean overlaps(Hold other) {
        return Math.max(from, other.from) < Math.min(to, other.to);
    }

    /** For how long it goes on after another that overlaps it began, in nanoseconds; empty where no times were recorded. */
    OptionalLong outlasts(Hold later) {
        return toNanos.isEmpty() || later.fromNanos.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(toNanos.getAsLong() - later.fromNanos.getAsLong());
    }

    /** For how long, in nanoseconds; empty where no times were recorded. Meaningful for holds that overlap. */
    OptionalLong overlap(Hold other) {
        return fromNanos.isEmpty() || other.fromNanos.isEmpty() || toNanos.isEmpty() || other.toNanos.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.min(toNanos.getAsLong(), other.toNanos.getAsLong())
                        - Math.max(fromNanos.getAsLong(), other.fromNanos.getAsLong()));
    }
}
