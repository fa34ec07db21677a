package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Bound;
import java.util.Optional;

/**
 * What had to hold, however often it was looked at.
 *
 * @param name as a sentence, shortened where it is long; untrusted text
 * @param held how often it did
 * @param broken how often it did not
 * @param lastNanos when it was last looked at, or last did not hold
 * @param expected of that look
 * @param actual of that look
 */
public record Claim(
        String name,
        long held,
        long broken,
        long lastNanos,
        Optional<String> expected,
        Optional<String> actual,
        Optional<Bound> bound) {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST = 2000;

    public Claim {
        name = Shortened.text(name, LONGEST_NAME);
        expected = expected.map(text -> Shortened.text(text, LONGEST));
        actual = actual.map(text -> Shortened.text(text, LONGEST));
        requireNonNull(bound, "bound");
    }

    /** Whether it held whenever it was looked at. */
    public boolean proved() {
        return broken == 0;
    }

    Claim counted(long heldNow, long brokenNow) {
        return new Claim(name, heldNow, brokenNow, lastNanos, expected, actual, bound);
    }
}
