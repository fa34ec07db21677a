package io.nonet.reports.compare;

import static java.util.Objects.requireNonNull;

/**
 * A number of one run.
 *
 * @param kind such as {@code step}
 * @param unit such as {@code s}
 */
record Figure(String kind, String name, String unit, double value) {
    /** The kind of how long requests took to be answered. */
    static final String LATENCY = "latency";

    Figure {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(unit, "unit");
    }

    /** What tells it from the other numbers of its run. */
    String key() {
        return kind + " " + name + " " + unit;
    }
}
