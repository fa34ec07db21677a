package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.Link;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which ways are cut, between nodes, or between the {@link Link#HOST host} and nodes; a pure value, in the terms of
 * Jepsen's nemesis.
 *
 * @param description such as {@code consul-0 | consul-1,consul-2}
 * @param ways never empty
 */
public record Partition(String description, Set<Way> ways) {
    private static final String RULE = "partition";

    public Partition {
        requireNonNull(description, "description");
        ways = Collections.unmodifiableSet(sorted(ways));
        if (ways.isEmpty()) {
            throw new TopologyException(RULE, "at least one way between two nodes", "none");
        }
    }

    /**
     * Cuts every node of one side off from every node of every other side, in both directions.
     *
     * @throws TopologyException if there are fewer than two sides, a side is empty, or a node is on two of them
     */
    public static Partition split(List<? extends Collection<String>> sides) {
        check(sides);
        Set<Way> ways = sorted(List.of());
        for (Collection<String> one : sides) {
            for (Collection<String> other : sides) {
                if (one != other) {
                    addWays(ways, one, other);
                }
            }
        }
        return new Partition(words(sides, " | "), ways);
    }

    /**
     * Cuts only what the first nodes send to the second ones.
     *
     * @throws TopologyException if a side is empty, or a node is on both
     */
    public static Partition oneWay(Collection<String> from, Collection<String> to) {
        check(List.of(from, to));
        Set<Way> ways = sorted(List.of());
        addWays(ways, from, to);
        return new Partition(words(List.of(from, to), " > "), ways);
    }

    /**
     * Cuts links by their names, such as {@code consul-0>consul-1}: what the first node of each sends to the second.
     *
     * @throws TopologyException if a name is none, or there are none
     */
    public static Partition links(Collection<String> names) {
        return new Partition(
                String.join(", ", names), names.stream().map(Way::parse).collect(Collectors.toSet()));
    }

    /** Cuts one node off from all others. */
    public static Partition isolate(Topology topology, String node) {
        String known = topology.node(node).name();
        return split(List.of(List.of(known), others(names(topology.nodes()), List.of(known))));
    }

    /** Cuts the first half of these nodes off from the second, which is the larger if their number is odd. */
    public static Partition halves(List<String> nodes) {
        int middle = nodes.size() / 2;
        return split(List.of(nodes.subList(0, middle), nodes.subList(middle, nodes.size())));
    }

    /**
     * Cuts the smallest majority of these nodes off from the others, who come first in this order: two of five, one of
     * four.
     *
     * @throws TopologyException if there are fewer than three nodes, whose minority would be empty
     */
    public static Partition majority(List<String> nodes) {
        if (nodes.size() < 3) {
            throw new TopologyException(
                    RULE, "at least three nodes for a majority and others", String.join(",", nodes));
        }
        int minority = (nodes.size() - 1) / 2;
        return split(List.of(nodes.subList(0, minority), nodes.subList(minority, nodes.size())));
    }

    /**
     * Cuts two halves apart but for one node, which both still see.
     *
     * @param nodes all that take part, the bridge among them
     * @throws TopologyException if it is not, or there are too few for two halves
     */
    public static Partition bridge(List<String> nodes, String bridge) {
        if (!nodes.contains(bridge)) {
            throw new TopologyException(RULE, "a bridge among " + String.join(",", nodes), bridge);
        }
        Partition halves = halves(others(nodes, List.of(bridge)));
        return new Partition(halves.description() + ", bridge " + bridge, halves.ways());
    }

    /**
     * Leaves each node the smallest majority that it can hear, and each a different one: itself and those that follow it
     * in this order, around the end. Jepsen's majorities ring. Of every two nodes of an odd number just one hears the other:
     * no request between any two is ever answered.
     *
     * @throws TopologyException if there are fewer than three nodes
     */
    public static Partition ring(List<String> nodes) {
        if (nodes.size() < 3) {
            throw new TopologyException(RULE, "at least three nodes for a ring", String.join(",", nodes));
        }
        check(nodes.stream().map(List::of).toList());
        int heard = nodes.size() / 2;
        Set<Way> ways = sorted(List.of());
        for (int i = 0; i < nodes.size(); i++) {
            for (int distance = heard + 1; distance < nodes.size(); distance++) {
                ways.add(new Way(nodes.get((i + distance) % nodes.size()), nodes.get(i)));
            }
        }
        return new Partition("ring of " + String.join(",", nodes), ways);
    }

    /** Those that carry datagrams; the host sends agents none. */
    Set<Way> waysBetweenNodes() {
        return ways.stream()
                .filter(way -> !way.from().equals(Link.HOST) && !way.to().equals(Link.HOST))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void addWays(Set<Way> ways, Collection<String> from, Collection<String> to) {
        from.forEach(sender -> to.forEach(receiver -> ways.add(new Way(sender, receiver))));
    }

    private static void check(List<? extends Collection<String>> sides) {
        if (sides.size() < 2) {
            throw new TopologyException(RULE, "at least two sides", words(sides, " | "));
        }
        Set<String> seen = new TreeSet<>();
        for (Collection<String> side : sides) {
            if (side.isEmpty()) {
                throw new TopologyException(RULE, "at least one node on each side", "an empty side");
            }
            for (String node : side) {
                if (!seen.add(node)) {
                    throw new TopologyException(RULE, "every node once, on one side", node + " twice");
                }
            }
        }
    }

    private static List<String> others(List<String> nodes, List<String> without) {
        List<String> others = new ArrayList<>(nodes);
        others.removeAll(without);
        return others;
    }

    private static List<String> names(List<NodeSpec> nodes) {
        return nodes.stream().map(NodeSpec::name).toList();
    }

    private static String words(List<? extends Collection<String>> sides, String between) {
        return sides.stream().map(side -> String.join(",", side)).collect(Collectors.joining(between));
    }

    private static Set<Way> sorted(Collection<Way> ways) {
        Set<Way> sorted = new TreeSet<>(Comparator.comparing(Way::from).thenComparing(Way::to));
        sorted.addAll(ways);
        return sorted;
    }
}
