package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How one test of a scenario ended.
 *
 * @param test such as {@code consulElectsAnotherLeader}
 * @param code the exit code that it alone would lead to
 * @param folder of its run; empty if it never came to one
 */
record TestOutcome(String scenario, String test, Duration took, int code, Optional<Path> folder) {
    TestOutcome {
        requireNonNull(scenario, "scenario");
        requireNonNull(test, "test");
        requireNonNull(took, "took");
        requireNonNull(folder, "folder");
    }

    String word() {
        return word(code);
    }

    static String word(int code) {
        return switch (code) {
            case ExitCode.OK -> "passed";
            case ExitCode.FAILED -> "failed";
            case ExitCode.INCONCLUSIVE -> "shows nothing";
            case ExitCode.USAGE -> "wrong input";
            default -> "not possible here";
        };
    }
}
