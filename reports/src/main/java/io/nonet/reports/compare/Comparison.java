package io.nonet.reports.compare;

import static java.util.Objects.requireNonNull;

import io.nonet.reports.model.Claim;
import io.nonet.reports.model.RunReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two runs next to each other: of the same scenario, or of two versions.
 *
 * @param differences all numbers that either has
 */
public record Comparison(RunReport before, RunReport after, List<Difference> differences) {
    public Comparison {
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        differences = List.copyOf(differences);
    }

    /**
     * Compares two runs; of numbers that several of one name have, the largest count. How long both took in all is none of
     * them if either is incomplete.
     */
    public static Comparison of(RunReport before, RunReport after) {
        boolean whole = before.ending().complete() && after.ending().complete();
        Map<String, Figure> old = Figures.of(before, whole);
        Map<String, Figure> now = Figures.of(after, whole);
        Set<String> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(now.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            Figure either = old.getOrDefault(key, now.get(key));
            if (either != null) {
                differences.add(new Difference(
                        either.kind(), either.name(), either.unit(), value(old.get(key)), value(now.get(key))));
            }
        }
        return new Comparison(before, after, differences);
    }

    /** What took longer in the second run, by how much, the most first. */
    public List<Difference> slower() {
        return differences.stream()
                .filter(Difference::slower)
                .sorted((one, other) -> Double.compare(
                        other.percent().orElse(Double.MAX_VALUE), one.percent().orElse(Double.MAX_VALUE)))
                .toList();
    }

    /** What held in the first run, and does not in the second. */
    public List<String> noLongerProved() {
        return lost(before, after);
    }

    /** What holds in the second run, and did not in the first. */
    public List<String> newlyProved() {
        return lost(after, before);
    }

    private static List<String> lost(RunReport from, RunReport to) {
        Set<String> there = proved(to);
        return proved(from).stream().filter(name -> !there.contains(name)).toList();
    }

    private static Set<String> proved(RunReport run) {
        return run.claims().stream()
                .filter(Claim::proved)
                .map(Claim::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static OptionalDouble value(@Nullable Figure figure) {
        return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure.value());
    }
}
