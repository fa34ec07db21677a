package io.nonet.observe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A limit, and where it comes from.
 *
 * @param limit the largest value that is still good; finite
 * @param formula how the limit was computed, for people, such as {@code 2 × election timeout × raft multiplier}
 */
public record Bound(double limit, String unit, String formula) {
    public Bound {
        requireFinite(limit, "limit");
        requireNonNull(unit, "unit");
        requireNonNull(formula, "formula");
    }

    /**
     * Twice a bound in seconds: so long is waited for what should happen within it, so that what was too slow is measured.
     *
     * @throws IllegalStateException if the unit is another one than {@code s}
     */
    public Duration twice() {
        if (!unit.equals("s")) {
            throw new IllegalStateException("Expected a bound in s, found one in " + unit);
        }
        return Duration.ofMillis(Math.round(2 * limit * 1000));
    }

    static void requireFinite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s: expected a finite number, but was [%s]".formatted(name, value));
        }
    }
}
