package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one thing was like from the beginning to the end of the run.
 *
 * @param name what it is; untrusted text
 * @param bars by their beginning
 */
public record Lane(String name, List<Bar> bars) {
    public Lane {
        requireNonNull(name, "name");
        bars = List.copyOf(bars);
    }
}
