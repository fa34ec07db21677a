package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Keep;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What the caller of a test run decides, by system properties.
 *
 * @param runs where the folders of runs go; {@code nonet.runs}, else {@code runs} under the working directory
 * @param keep what stays after each test, whatever the test says; {@code nonet.keep}, else empty
 * @param repeat the command that repeats a test, with {@code {test}} for {@code Class#method}; {@code nonet.repeat}
 */
record RunSettings(Path runs, Optional<Keep> keep, String repeat) {
    private static final String TEST = "{test}";

    RunSettings {
        requireNonNull(keep, "keep");
        requireNonNull(repeat, "repeat");
        runs = runs.toAbsolutePath().normalize();
    }

    static RunSettings of(Properties properties) {
        return new RunSettings(
                Path.of(properties.getProperty("nonet.runs", "runs")),
                Optional.ofNullable(properties.getProperty("nonet.keep")).map(RunSettings::keep),
                properties.getProperty("nonet.repeat", "mvn -B test -Dtest=" + TEST));
    }

    /** The folder under which the operators' certificates of clusters are kept while they run. */
    Path workingDirectory() {
        return requireNonNull(runs.getParent(), "the parent of " + runs);
    }

    /** The command that repeats one test, or all tests of a class. */
    String commandFor(String test) {
        // A shell would take what follows the dollar sign of a nested class for a variable.
        return repeat.replace(TEST, test.contains("$") ? "'" + test + "'" : test);
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
