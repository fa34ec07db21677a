package io.nonet.chaos.link;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Picks the node whose packet filter stops a way, the sender or the receiver, so that few nodes have to be told: a command
 * on a node takes longer than all else in an injection.
 */
final class Enforcers {
    private Enforcers() {}

    /** The enforcing node of every way; the same ways always give the same nodes. */
    static Map<Way, String> of(Set<Way> ways) {
        Map<Way, String> enforcers = new LinkedHashMap<>();
        Set<Way> open = new HashSet<>(ways);
        while (!open.isEmpty()) {
            String busiest = busiest(open);
            for (Way way : ways) {
                if (open.contains(way)
                        && (way.from().equals(busiest) || way.to().equals(busiest))) {
                    enforcers.put(way, busiest);
                    open.remove(way);
                }
            }
        }
        return enforcers;
    }

    private static String busiest(Set<Way> ways) {
        Map<String, Integer> count = new TreeMap<>();
        for (Way way : ways) {
            count.merge(way.from(), 1, Integer::sum);
            count.merge(way.to(), 1, Integer::sum);
        }
        // Of several the first by name: max keeps the earlier of equals.
        return count.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
