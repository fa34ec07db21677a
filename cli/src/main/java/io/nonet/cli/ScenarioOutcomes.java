package io.nonet.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** How the tests of all scenarios ended, summed up. */
record ScenarioOutcomes(List<TestOutcome> tests) {
    /** Wrong input comes first, since it says nothing of the system; a failure that was seen is hidden by no surroundings. */
    private static final List<Integer> WORST_FIRST =
            List.of(ExitCode.USAGE, ExitCode.FAILED, ExitCode.UNUSABLE, ExitCode.INCONCLUSIVE, ExitCode.OK);

    ScenarioOutcomes {
        tests = List.copyOf(tests);
    }

    int exitCode() {
        return tests.stream()
                .map(TestOutcome::code)
                .min(Comparator.comparingInt(WORST_FIRST::indexOf))
                // A run that executed nothing is not a good one.
                .orElse(ExitCode.INCONCLUSIVE);
    }

    /** Where the runs are of those tests that came to one. */
    List<Path> folders() {
        return tests.stream().flatMap(test -> test.folder().stream()).toList();
    }

    /** A line for each scenario, and below it one for each test with the folder of its run. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        tests.stream()
                .collect(groupingBy(TestOutcome::scenario, LinkedHashMap::new, toList()))
                .forEach((scenario, its) -> new ScenarioOutcomes(its).add(scenario, lines));
        return lines;
    }

    private void add(String scenario, List<String> lines) {
        Duration took = tests.stream().map(TestOutcome::took).reduce(Duration.ZERO, Duration::plus);
        lines.add(scenario + ": " + counts() + " in " + Words.rough(took));
        tests.forEach(test -> lines.add("  %s  %s  %s"
                .formatted(
                        test.word(),
                        test.test(),
                        test.folder().map(Path::toString).orElse("(no run)"))));
    }

    private String counts() {
        return tests.stream().collect(groupingBy(TestOutcome::word, LinkedHashMap::new, counting())).entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(joining(", "));
    }
}
