package io.nonet.reports.model;

import java.util.Locale;

/** How a stretch of time is to be taken, from the least to the most worth looking at. */
public enum Tone {
    /** Nothing is known of it. */
    UNKNOWN,
    /** It is over. */
    DONE,
    UP,
    /** It leads the others. */
    LEADER,
    STARTING,
    /** It is being put right again. */
    HEALED,
    DRAINED,
    /** It was begun, and not shown to be there. */
    UNPROVED,
    FROZEN,
    DOWN,
    /** A fault that was proved to be there. */
    FAULT,
    FAILED;

    /** The word for it in style sheets and in words. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Tone graver(Tone other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
