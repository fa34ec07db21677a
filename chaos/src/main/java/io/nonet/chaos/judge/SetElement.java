package io.nonet.chaos.judge;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.history.Operation;
import io.nonet.observe.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * An element of a set, and all attempts to add it: whoever got no answer may try again.
 *
 * @param initial whether it was there at the beginning
 */
record SetElement(JsonNode value, boolean initial, List<Operation> attempts) {
    /** Before all places. */
    private static final long BEGINNING = Long.MIN_VALUE;

    SetElement {
        requireNonNull(value, "value");
        attempts = List.copyOf(attempts);
    }

    SetElement and(Operation attempt) {
        List<Operation> more = new ArrayList<>(attempts);
        more.add(attempt);
        return new SetElement(value, initial, more);
    }

    boolean acknowledged() {
        return acknowledgedBy() != Operation.OPEN;
    }

    /** The place of the first answer that it is there; {@link Operation#OPEN} if there is none. */
    long acknowledgedBy() {
        return initial
                ? BEGINNING
                : attempts.stream()
                        .filter(Operation::ok)
                        .mapToLong(Operation::completed)
                        .min()
                        .orElse(Operation.OPEN);
    }

    /** The place from which on it may be there; {@link Operation#OPEN} if every attempt was refused. */
    long possibleFrom() {
        return initial
                ? BEGINNING
                : attempts.stream()
                        .filter(attempt -> attempt.outcome() != Outcome.FAIL)
                        .mapToLong(Operation::invoked)
                        .min()
                        .orElse(Operation.OPEN);
    }

    boolean refused() {
        return !attempts.isEmpty() && possibleFrom() == Operation.OPEN;
    }

    /** The attempts, and what was seen. */
    List<Operation> with(Operation read) {
        return and(read).attempts();
    }
}
