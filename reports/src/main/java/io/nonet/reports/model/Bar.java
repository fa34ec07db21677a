package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

/**
 * A stretch of time in a lane, or a moment.
 *
 * @param fromNanos since the run began
 * @param toNanos the same as {@code fromNanos} for a moment
 * @param label a word or two
 * @param detail a sentence; untrusted text
 * @param count how many changes it stands for; more than 1 where there were too many to show each
 */
public record Bar(long fromNanos, long toNanos, Tone tone, String label, String detail, int count) {
    private static final int LONGEST_LABEL = 80;
    private static final int LONGEST_DETAIL = 240;

    public Bar {
        requireNonNull(tone, "tone");
        label = Shortened.text(label, LONGEST_LABEL);
        detail = Shortened.text(detail, LONGEST_DETAIL);
        if (toNanos < fromNanos) {
            throw new IllegalArgumentException("expected an end after " + fromNanos + " ns, but was " + toNanos);
        }
    }

    Bar(long fromNanos, long toNanos, Tone tone, String label, String detail) {
        this(fromNanos, toNanos, tone, label, detail, 1);
    }

    /** One bar for both, as grave as the graver one. */
    Bar joined(Bar later) {
        int both = count + later.count;
        Tone graver = tone.graver(later.tone);
        return new Bar(
                fromNanos,
                Math.max(toNanos, later.toNanos),
                graver,
                both + " changes",
                "at worst: " + graver.word(),
                both);
    }
}
