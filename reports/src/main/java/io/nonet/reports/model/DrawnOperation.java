package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Observation.Request;
import io.nonet.observe.Outcome;
import java.time.Duration;
import java.util.Locale;

/**
 * What a client asked, along the time.
 *
 * @param fromNanos since the run began
 * @param toNanos when its client had the answer, or gave up on it; after {@code fromNanos}
 * @param function what was asked, such as {@code read}; untrusted text
 * @param value what was asked with, or found; untrusted text
 * @param target who was asked; untrusted text
 * @param marked whether it is of the window that shows the violation
 */
public record DrawnOperation(
        long fromNanos,
        long toNanos,
        String client,
        String function,
        String value,
        String target,
        Outcome outcome,
        boolean marked) {
    private static final int LONGEST = 60;

    public DrawnOperation {
        client = Shortened.text(client, LONGEST);
        function = Shortened.text(function, LONGEST);
        value = Shortened.text(value, LONGEST);
        target = Shortened.text(target, LONGEST);
        requireNonNull(outcome, "outcome");
        if (toNanos <= fromNanos) {
            throw new IllegalArgumentException("expected an end after " + fromNanos + " ns, but was " + toNanos);
        }
    }

    static DrawnOperation of(Request request, boolean marked) {
        // An answer takes some time, whatever the clock says.
        Duration took = request.latency().toNanos() < 1 ? Duration.ofNanos(1) : request.latency();
        return new DrawnOperation(
                request.startNanos(),
                request.startNanos() + took.toNanos(),
                request.client(),
                request.operation(),
                request.value().orElse(""),
                request.target(),
                request.outcome(),
                marked);
    }

    /** Such as {@code write 3}. */
    public String words() {
        return value.isEmpty() ? function : function + " " + value;
    }

    /** The run file's word for its outcome. */
    public String outcomeWord() {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** What its client knows of it. */
    public String known() {
        return switch (outcome) {
            case OK -> "answered";
            case FAIL -> "did not happen";
            case INFO -> "may have happened";
        };
    }

    boolean overlaps(long from, long to) {
        return fromNanos <= to && toNanos >= from;
    }
}
