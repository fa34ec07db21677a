package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import java.util.function.Supplier;

/**
 * One line of {@code nonet doctor}.
 *
 * @param subject what was looked at
 * @param text what was found, and what to do about it unless it is good
 */
record Finding(String subject, Kind kind, String text) {
    /** How good it is. */
    enum Kind {
        OK,
        /** Worth knowing; a cluster can be launched all the same. */
        NOTE,
        PROBLEM
    }

    Finding {
        requireNonNull(subject, "subject");
        requireNonNull(kind, "kind");
        requireNonNull(text, "text");
    }

    /** Fine with the text that the look returns, or a problem with the words of its exception. */
    static Finding of(String subject, Supplier<String> look) {
        try {
            return new Finding(subject, Kind.OK, look.get());
        } catch (EnvironmentUnusableException e) {
            return new Finding(subject, Kind.PROBLEM, String.valueOf(e.getMessage()));
        }
    }
}
