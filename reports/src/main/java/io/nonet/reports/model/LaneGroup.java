package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Lanes of one kind.
 *
 * @param leftOut how many more there were than can be shown
 */
public record LaneGroup(String name, List<Lane> lanes, int leftOut) {
    public LaneGroup {
        requireNonNull(name, "name");
        lanes = List.copyOf(lanes);
    }
}
