package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A line of what was seen.
 *
 * @param source where it comes from, such as {@code consul-0/consul}; untrusted text
 * @param text shortened where it is long; untrusted text
 */
public record Entry(long nanos, Kind kind, String source, String text) {
    private static final int LONGEST = 600;

    public Entry {
        requireNonNull(kind, "kind");
        source = Shortened.text(source, LONGEST);
        text = Shortened.text(text, LONGEST);
    }

    /** What kind of thing it tells. */
    public enum Kind {
        FAILURE,
        FAULT,
        STEP,
        CHECK,
        STATE,
        MEASUREMENT,
        REQUEST,
        LOG;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
