package io.nonet.reports.model;

import io.nonet.observe.ClusterSystem;
import io.nonet.observe.Observation.LeaderChanged;
import io.nonet.observe.Observation.MembersChanged;
import io.nonet.observe.TimedObservation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who leads, and who is a member: a lane for each system, and one for each server that sees it differently. */
final class AgreementLanes implements Collector {
    private final Map<String, LaneBuilder> lanes = new TreeMap<>();

    @Override
    public void see(TimedObservation<?> seen) {
        if (seen.observation() instanceof LeaderChanged change) {
            String term = change.term().map(number -> ", term " + number).orElse("");
            lane(change.system(), "leader", change.seenBy())
                    .change(
                            seen.nanos(),
                            change.leader().isPresent() ? Tone.LEADER : Tone.DOWN,
                            change.leader().orElse("none") + term,
                            change.leader().map(leader -> leader + " leads").orElse("no leader") + term);
        } else if (seen.observation() instanceof MembersChanged change) {
            Map<String, Long> counts = change.members().values().stream()
                    .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
            String words = counts.entrySet().stream()
                    .map(count -> count.getValue() + " " + count.getKey())
                    .collect(Collectors.joining(", "));
            boolean allAlive = counts.keySet().stream().allMatch("alive"::equals);
            lane(change.system(), "members", change.seenBy())
                    .change(seen.nanos(), allAlive ? Tone.UP : Tone.DOWN, words, detail(change, words));
        }
    }

    List<Lane> build(long endNanos) {
        List<Lane> built = new ArrayList<>();
        lanes.values().forEach(lane -> built.add(lane.build(endNanos)));
        return built;
    }

    private LaneBuilder lane(ClusterSystem system, String what, Optional<String> seenBy) {
        String name = (system == ClusterSystem.CONSUL ? "Consul " : "Nomad ")
                + what
                + seenBy.map(node -> ", says " + node).orElse("");
        return lanes.computeIfAbsent(name, LaneBuilder::new);
    }

    private static String detail(MembersChanged change, String words) {
        Map<String, String> others = new LinkedHashMap<>(change.members());
        others.values().removeIf("alive"::equals);
        return others.isEmpty() ? words : words + ": " + others;
    }
}
