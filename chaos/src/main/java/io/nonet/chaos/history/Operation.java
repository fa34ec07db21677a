package io.nonet.chaos.history;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.observe.Freshness;
import io.nonet.observe.Outcome;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one process asked, and what it then knew.
 *
 * <p>Of two operations one came before the other if its {@code completed} is less than the other's {@code invoked}; else
 * they were under way at the same time.
 *
 * @param line where it is asked in the file that it comes from, counted from 1
 * @param function what was asked, such as {@code read}
 * @param key what it was about; empty where the file has one thing only
 * @param asked the value that was asked for or with; JSON's null where there is none
 * @param answered the value of the answer; JSON's null where there is none
 * @param invoked its place among all events
 * @param completed the place of its answer; {@link #OPEN} unless the answer says whether it happened
 * @param invokedAt in nanoseconds, from the history's own origin
 * @param completedAt the same, of the answer, whatever it says
 * @param target the agent that was asked
 */
public record Operation(
        int line,
        String process,
        String function,
        Optional<String> key,
        JsonNode asked,
        JsonNode answered,
        Outcome outcome,
        long invoked,
        long completed,
        OptionalLong invokedAt,
        OptionalLong completedAt,
        Optional<String> target,
        Optional<Freshness> freshness) {
    /** After everything else: it may take effect at any later time. */
    public static final long OPEN = Long.MAX_VALUE;

    public Operation {
        requireNonNull(process, "process");
        requireNonNull(function, "function");
        requireNonNull(key, "key");
        requireNonNull(asked, "asked");
        requireNonNull(answered, "answered");
        requireNonNull(outcome, "outcome");
        requireNonNull(invokedAt, "invokedAt");
        requireNonNull(completedAt, "completedAt");
        requireNonNull(target, "target");
        requireNonNull(freshness, "freshness");
        if (completed <= invoked) {
            throw new IllegalArgumentException(
                    "completed: expected a place after " + invoked + ", but was [" + completed + "]");
        }
    }

    /** Whether it was acknowledged. */
    public boolean ok() {
        return outcome == Outcome.OK;
    }

    /** Whether it surely ended before the other one began. */
    public boolean before(Operation other) {
        return completed < other.invoked;
    }

    /** The same, counted as one that any server may have answered if it is a read. */
    Operation relaxed() {
        Freshness any = freshness
                .map(seen -> new Freshness(Freshness.STALE, seen.index(), seen.lastContact(), seen.knownLeader()))
                .orElse(new Freshness(Freshness.STALE, Optional.empty(), Optional.empty(), Optional.empty()));
        return !function.equals("read")
                ? this
                : new Operation(
                        line,
                        process,
                        function,
                        key,
                        asked,
                        answered,
                        outcome,
                        invoked,
                        completed,
                        invokedAt,
                        completedAt,
                        target,
                        Optional.of(any));
    }

    /** Whether it is a read that any server may have answered, however far it is behind. */
    public boolean staleRead() {
        return freshness.filter(Freshness::stale).isPresent();
    }
}
