package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Verdict;
import java.util.Locale;
import java.util.Optional;

/**
 * How the record of a run ends.
 *
 * @param verdict empty if the record has no end: the harness was killed, or is still at it
 * @param reason in a sentence, shortened where it is long; untrusted text
 * @param lastLine of the run file, counted from 1
 * @param cutOff whether the last line is a part of one
 */
public record Ending(Optional<Verdict> verdict, String reason, int lastLine, boolean cutOff) {
    private static final int LONGEST_REASON = 2000;

    public Ending {
        requireNonNull(verdict, "verdict");
        reason = Shortened.text(reason, LONGEST_REASON);
    }

    static Ending of(Optional<Verdict> verdict, String reason, int lastLine, boolean cutOff) {
        if (verdict.isPresent() && !cutOff) {
            return new Ending(verdict, reason, lastLine, false);
        }
        String where = cutOff
                ? "the run file is cut off in line " + lastLine + ": the harness was killed while it wrote"
                : "the run file ends with line " + lastLine
                        + " and without the run's end: the harness was killed, or is still running";
        return new Ending(Optional.empty(), where, lastLine, cutOff);
    }

    /** Whether the record goes to the run's end. */
    public boolean complete() {
        return verdict.isPresent();
    }

    /** The verdict, or {@code incomplete}. */
    public String word() {
        return verdict.map(known -> known.name().toLowerCase(Locale.ROOT)).orElse("incomplete");
    }
}
