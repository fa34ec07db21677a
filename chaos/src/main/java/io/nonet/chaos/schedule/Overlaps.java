package io.nonet.chaos.schedule;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;

import io.nonet.chaos.Fault;
import io.nonet.chaos.link.Way;
import io.nonet.chaos.schedule.Schedule.Entry;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which faults cannot be there at the same time, since one could not be put in place, or not be told from the other:
 *
 * <ul>
 *   <li>an agent is broken by one fault at a time; of a Nomad client, whose Nomad agent starts only once its Consul agent
 *       answers, one agent at a time;
 *   <li>of two faults of links each hits a pair of nodes that the other does not, and what is measured – a latency, a
 *       loss – is on pairs that no other hits;
 *   <li>a fault of links is shown by agents that answer: one of them may break only after it has begun, and has to be well
 *       again before it ends.
 * </ul>
 */
public record Overlaps(Topology topology) {
    public Overlaps {
        requireNonNull(topology, "topology");
    }

    /** Why a schedule cannot be run as it is, by its first entry that cannot; empty if it can. */
    public Optional<String> problem(Schedule schedule) {
        List<Entry> entries = schedule.entries();
        for (int i = 0; i < entries.size(); i++) {
            Optional<String> problem = problem(entries.subList(0, i), entries.get(i));
            if (problem.isPresent()) {
                int number = i + 1;
                return problem.map(why -> "fault " + number + ": " + why);
            }
        }
        return Optional.empty();
    }

    /** Why a fault cannot be added to these, which begin no later; empty if it can. */
    Optional<String> problem(List<Entry> earlier, Entry added) {
        List<Entry> during = earlier.stream()
                .filter(entry -> entry.end().compareTo(added.at()) > 0)
                .toList();
        for (Entry other : during) {
            Optional<String> problem = agents(other, added).or(() -> measured(other.fault(), added.fault()));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return hidden(during, added);
    }

    private Optional<String> agents(Entry other, Entry added) {
        Hold holds = Hold.of(other.fault());
        Hold wants = Hold.of(added.fault());
        for (String broken : holds.breaks()) {
            if (wants.needs().contains(broken)) {
                return Optional.of("it is shown by " + broken + ", which " + words(other.fault()) + " has broken");
            }
            if (wants.breaks().stream().anyMatch(agent -> excludes(broken, agent))) {
                return Optional.of(words(other.fault()) + " has broken it, or what it starts with");
            }
        }
        boolean outlasts = added.end().compareTo(other.end()) > 0;
        if (outlasts && !Collections.disjoint(wants.breaks(), holds.needs())) {
            return Optional.of("it would outlast " + words(other.fault()) + ", whose end could not be shown then");
        }
        return Optional.empty();
    }

    private boolean excludes(String broken, String agent) {
        String node = broken.substring(0, broken.indexOf('/'));
        return broken.equals(agent) || (agent.startsWith(node + "/") && isClient(node));
    }

    private boolean isClient(String name) {
        return topology.nodes(Role.NOMAD_CLIENT).stream().map(NodeSpec::name).anyMatch(name::equals);
    }

    private static Optional<String> measured(Fault other, Fault added) {
        Hold holds = Hold.of(other);
        Hold wants = Hold.of(added);
        boolean shared = !Collections.disjoint(holds.pairs(), wants.pairs());
        return shared && !(holds.cuts() && wants.cuts())
                ? Optional.of(words(other) + " hits links of it; which of both shows could not be told")
                : Optional.empty();
    }

    /** Why one of them would have no pair of nodes for itself. */
    private static Optional<String> hidden(List<Entry> during, Entry added) {
        List<Set<Way>> all =
                during.stream().map(entry -> Hold.of(entry.fault()).pairs()).collect(toCollection(ArrayList::new));
        all.add(Hold.of(added.fault()).pairs());
        for (int i = 0; i < all.size(); i++) {
            Set<Way> own = new HashSet<>(all.get(i));
            for (int other = 0; other < all.size(); other++) {
                if (other != i) {
                    own.removeAll(all.get(other));
                }
            }
            if (own.isEmpty() && !all.get(i).isEmpty()) {
                return Optional.of(
                        i == during.size()
                                ? "other faults hit all its links already"
                                : "it would hit all links of "
                                        + words(during.get(i).fault()));
            }
        }
        return Optional.empty();
    }

    private static String words(Fault fault) {
        return fault.kind() + " " + String.join(", ", fault.targets());
    }
}
