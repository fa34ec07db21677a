package io.nonet.chaos.history;

import static java.util.Objects.requireNonNull;

/**
 * Something in a history that is not as it should be.
 *
 * @param line counted from 1
 * @param words what was expected and found, and what comes of it
 */
public record Problem(int line, String words) {
    public Problem {
        requireNonNull(words, "words");
    }

    @Override
    public String toString() {
        return "line " + line + ": " + words;
    }
}
