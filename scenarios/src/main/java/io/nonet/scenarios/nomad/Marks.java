package io.nonet.scenarios.nomad;

import static java.util.stream.Collectors.toSet;

import io.nonet.client.consul.ConsulClient;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All marks that units of work have left, in the order in which they were written: how often each was begun, and done. */
record Marks(List<Mark> all) {
    Marks {
        all = all.stream().sorted(Comparator.comparingLong(Mark::index)).toList();
    }

    /** Those in Consul now. */
    static Marks read(ConsulClient consul) {
        return new Marks(consul.kv().list(Mark.KEYS).stream().map(Mark::of).toList());
    }

    /** How often each of these units was begun, and any other that was. */
    Map<String, Integer> timesBegun(Collection<String> units) {
        return count(units, Mark::isBegun);
    }

    /** How often each of these units was done, and any other that was. */
    Map<String, Integer> timesDone(Collection<String> units) {
        return count(units, Mark::isDone);
    }

    private Map<String, Integer> count(Collection<String> units, Predicate<Mark> counted) {
        Map<String, Integer> times = new TreeMap<>();
        units.forEach(unit -> times.put(unit, 0));
        all.stream().filter(counted).forEach(mark -> times.merge(mark.unit(), 1, Integer::sum));
        return times;
    }

    /** The allocations that got to the end of their unit. */
    Set<String> doneBy() {
        return all.stream().filter(Mark::isDone).map(Mark::allocation).collect(toSet());
    }

    /** The units of which one of these allocations began an attempt, and did not get to its end. */
    Set<String> leftUndone(Set<String> allocations) {
        Set<String> done = all.stream().filter(Mark::isDone).map(Mark::attempt).collect(toSet());
        return all.stream()
                .filter(mark ->
                        mark.isBegun() && allocations.contains(mark.allocation()) && !done.contains(mark.attempt()))
                .map(Mark::unit)
                .collect(toSet());
    }

    /** The allocations of the attempts that were begun since earlier marks were read. */
    List<String> begunSince(Marks earlier) {
        Set<String> known =
                earlier.all.stream().filter(Mark::isBegun).map(Mark::attempt).collect(toSet());
        return all.stream()
                .filter(mark -> mark.isBegun() && !known.contains(mark.attempt()))
                .map(Mark::allocation)
                .toList();
    }

    /** The values of the marks of a unit, in their order. */
    List<String> values(String unit) {
        return all.stream()
                .filter(mark -> mark.unit().equals(unit))
                .map(Mark::value)
                .toList();
    }

    /** The most attempts that were begun and not yet done at a time; one that was never done counts to the end. */
    int mostAtOnce() {
        int now = 0;
        int most = 0;
        for (Mark mark : all) {
            now += mark.isBegun() ? 1 : -1;
            most = Math.max(most, now);
        }
        return most;
    }
}
