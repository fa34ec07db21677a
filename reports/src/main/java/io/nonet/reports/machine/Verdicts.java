package io.nonet.reports.machine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.nonet.reports.model.RunReport;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The verdicts of several runs. */
public final class Verdicts {
    private static final List<String> WORST_FIRST =
            List.of("failed", "incomplete", "inconclusive", "vacuous", "unsupported", "passed");

    private Verdicts() {}

    /** Such as {@code 2 failed, 40 passed}; {@code no run} if there is none. */
    public static String words(List<RunReport> runs) {
        Comparator<String> order = Comparator.comparingInt(WORST_FIRST::indexOf);
        String words = runs.stream()
                .collect(groupingBy(run -> run.ending().word(), () -> new TreeMap<>(order), counting()))
                .entrySet()
                .stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(joining(", "));
        return words.isEmpty() ? "no run" : words;
    }

    /** The same runs, those that did not pass in front. */
    public static List<RunReport> worstFirst(List<RunReport> runs) {
        return runs.stream()
                .sorted(Comparator.comparingInt(
                        run -> WORST_FIRST.indexOf(run.ending().word())))
                .toList();
    }
}
