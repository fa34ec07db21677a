package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

/**
 * A moment at which something was not as it should be.
 *
 * @param what a few words; untrusted text
 * @param why may be empty
 */
public record Failure(long nanos, String what, String why) {
    private static final int LONGEST = 2000;

    public Failure {
        requireNonNull(what, "what");
        why = Shortened.text(why, LONGEST);
    }
}
