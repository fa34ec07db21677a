package io.nonet.chaos.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Freshness;

/**
 * What was found under a key.
 *
 * @param value JSON text; {@code null} where there is nothing
 * @param index to compare with; 0 where there is nothing
 */
record Entry(String value, long index, Freshness freshness) {
    Entry {
        requireNonNull(value, "value");
        requireNonNull(freshness, "freshness");
    }
}
