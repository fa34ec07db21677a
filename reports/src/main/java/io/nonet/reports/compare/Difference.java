package io.nonet.reports.compare;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * A number in both runs, or in one of them.
 *
 * @param before of the first run; empty if it has none
 * @param after of the second run; empty if it has none
 */
public record Difference(String kind, String name, String unit, OptionalDouble before, OptionalDouble after) {
    /** Less than this is what two runs of the same thing differ by anyway. */
    private static final double NOTEWORTHY_SHARE = 0.10;

    private static final double NOTEWORTHY_SECONDS = 0.05;
    private static final double NOTEWORTHY_LATENCY_MILLIS = 1;

    public Difference {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(unit, "unit");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
    }

    /** Whether it is a time, and both runs have it, so that it may have got slower. */
    public boolean isTimeOfBoth() {
        return inBoth() && isTime();
    }

    /** Whether it took more than 10 % longer, and more than 50 ms, of a request's latency 1 ms. */
    public boolean slower() {
        return isTimeOfBoth() && noteworthy(after.getAsDouble() - before.getAsDouble());
    }

    /** The other way round. */
    public boolean faster() {
        return isTimeOfBoth() && noteworthy(before.getAsDouble() - after.getAsDouble());
    }

    /** By how many percent of the first it changed; empty if either is missing or the first is 0. */
    public OptionalDouble percent() {
        return !inBoth() || before.getAsDouble() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100 * (after.getAsDouble() - before.getAsDouble()) / before.getAsDouble());
    }

    private boolean inBoth() {
        return before.isPresent() && after.isPresent();
    }

    private boolean isTime() {
        return unit.equals("s") || unit.equals("ms");
    }

    private boolean noteworthy(double more) {
        double least = unit.equals("s")
                ? NOTEWORTHY_SECONDS
                : kind.equals(Figure.LATENCY) ? NOTEWORTHY_LATENCY_MILLIS : 1000 * NOTEWORTHY_SECONDS;
        double smaller = Math.min(before.orElse(0), after.orElse(0));
        return more > least && more > NOTEWORTHY_SHARE * smaller;
    }
}
