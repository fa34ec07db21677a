package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Keep;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What the caller of a test run decides, by system properties.
 *
 * @param runs where the folders of runs go; {@code nonet.runs}, else {@code runs} under the working directory
 * @param keep what stays after each test, whatever the test says; {@code nonet.keep}, else empty
 * @param repeat the command that repeats a test, with {@code {test}} for {@code Class#method}, {@code {scenario}} for the
 *     name of its {@link Scenario} and {@code {seed}}; {@code nonet.repeat}
 * @param repeatOf the same for single scenarios, by name; {@code nonet.repeat.NAME}
 * @param cluster the running cluster that tests use instead of launching any; {@code nonet.cluster}, else empty
 * @param seed of everything random in a test; {@code nonet.seed}, else empty
 * @param ryuk whether Testcontainers' Ryuk is to remove what a killed process leaves; {@code nonet.ryuk}, else true
 */
record RunSettings(
        Path runs,
        Optional<Keep> keep,
        String repeat,
        Map<String, String> repeatOf,
        Optional<String> cluster,
        Optional<Long> seed,
        boolean ryuk) {
    private static final String REPEAT_OF = "nonet.repeat.";
    private static final String TEST = "{test}";
    private static final String SCENARIO = "{scenario}";
    private static final String SEED = "{seed}";

    RunSettings {
        requireNonNull(keep, "keep");
        requireNonNull(repeat, "repeat");
        repeatOf = Map.copyOf(repeatOf);
        requireNonNull(cluster, "cluster");
        requireNonNull(seed, "seed");
        runs = runs.toAbsolutePath().normalize();
    }

    static RunSettings of(Properties properties) {
        return new RunSettings(
                Path.of(properties.getProperty("nonet.runs", "runs")),
                Optional.ofNullable(properties.getProperty("nonet.keep")).map(RunSettings::keep),
                properties.getProperty("nonet.repeat", "mvn -B test -Dtest=" + TEST + " -Dnonet.seed=" + SEED),
                properties.stringPropertyNames().stream()
                        .filter(name -> name.startsWith(REPEAT_OF))
                        .collect(Collectors.toMap(name -> name.substring(REPEAT_OF.length()), properties::getProperty)),
                Optional.ofNullable(properties.getProperty("nonet.cluster")),
                Optional.ofNullable(properties.getProperty("nonet.seed")).map(RunSettings::seed),
                Boolean.parseBoolean(properties.getProperty("nonet.ryuk", "true")));
    }

    /** The folder under which the operators' certificates of clusters are kept while they run. */
    Path workingDirectory() {
        return requireNonNull(runs.getParent(), "the parent of " + runs);
    }

    /** The command that repeats one test, with what was random in it. */
    String commandFor(Class<?> test, String method, long seed) {
        String name = test.getName() + "#" + method;
        String scenario = scenario(test);
        return repeatOf.getOrDefault(scenario, repeat)
                .replace(SCENARIO, scenario)
                // A shell would take what follows the dollar sign of a nested class for a variable.
                .replace(TEST, name.contains("$") ? "'" + name + "'" : name)
                .replace(SEED, Long.toString(seed));
    }

    private static String scenario(Class<?> test) {
        Scenario scenario = test.getAnnotation(Scenario.class);
        return scenario == null ? test.getName() : scenario.name();
    }

    private static Long seed(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The system property nonet.seed: expected a whole number, found " + text, e);
        }
    }

    private static Keep keep(String text) {
        return Arrays.stream(Keep.values())
                .filter(keep -> label(keep).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The system property nonet.keep: expected "
                        + Arrays.stream(Keep.values()).map(RunSettings::label).collect(Collectors.joining(", "))
                        + ", found " + text));
    }

    private static String label(Keep keep) {
        return keep.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
