package io.nonet.reports.model;

import java.util.List;

/** Joins the bars of crowded lanes until all lanes together have no more than fits. */
final class Bounded {
    private static final int CROWDED = 400;

    private Bounded() {}

    static List<LaneGroup> groups(List<LaneGroup> groups, int most) {
        List<LaneGroup> bounded = groups;
        for (int each = CROWDED; each > 1 && bars(bounded) > most; each /= 2) {
            bounded = joined(bounded, each);
        }
        return bounded;
    }

    private static List<LaneGroup> joined(List<LaneGroup> groups, int each) {
        return groups.stream()
                .map(group -> new LaneGroup(
                        group.name(),
                        group.lanes().stream()
                                .map(lane -> new Lane(lane.name(), LaneBuilder.joined(lane.bars(), each)))
                                .toList(),
                        group.leftOut()))
                .toList();
    }

    private static int bars(List<LaneGroup> groups) {
        return groups.stream()
                .flatMap(group -> group.lanes().stream())
                .mapToInt(lane -> lane.bars().size())
                .sum();
    }
}
