package io.nonet.chaos.judge;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.history.Operation;
import java.util.List;
import java.util.Optional;

/**
 * A part of a history that shows a violation by itself.
 *
 * @param key what it is about; empty where the history has one thing only
 * @param reason what cannot be, in a sentence
 * @param operations that show it, in the order in which they were asked
 */
public record Window(Optional<String> key, String reason, List<Operation> operations) {
    public Window {
        requireNonNull(key, "key");
        requireNonNull(reason, "reason");
        operations = List.copyOf(operations);
    }
}
