package io.nonet.observe;

import static java.util.Objects.requireNonNull;

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

    static void requireFinite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s: expected a finite number, but was [%s]".formatted(name, value));
        }
    }
}
