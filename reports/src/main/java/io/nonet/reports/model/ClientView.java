package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the clients saw of the run.
 *
 * @param stretchNanos how long each of {@code stretches} is; a second, or more if the run was long
 * @param stretches from the beginning of the run to its end, without a gap; none if there was no request; requests count
 *     where they ended
 * @param rowNanos how long each of {@code rows} is
 * @param rows the same as {@code stretches}, some of them together where there are more than anybody reads
 * @param operations the same requests by operation and client
 * @param errors how often each error was seen, most frequent first
 */
public record ClientView(
        Load total,
        long stretchNanos,
        List<Load> stretches,
        long rowNanos,
        List<Load> rows,
        List<Load> operations,
        Map<String, Long> errors) {
    public ClientView {
        requireNonNull(total, "total");
        stretches = List.copyOf(stretches);
        rows = List.copyOf(rows);
        operations = List.copyOf(operations);
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }
}
