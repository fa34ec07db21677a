package io.nonet.scenarios.publishing;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What words like {@code @consul-0@} in a configuration stand for.
 *
 * @param values by the word between the two signs
 */
record Placeholders(Map<String, String> values) {
    private static final Pattern WORD = Pattern.compile("@([a-z0-9-]+)@");

    Placeholders {
        values = Map.copyOf(values);
    }

    /**
     * The text with all of them put in.
     *
     * @throws IllegalArgumentException if it has a word that stands for nothing; names those that do
     */
    String fill(String text) {
        return WORD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String word) {
        if (!values.containsKey(word)) {
            throw new IllegalArgumentException(
                    "@" + word + "@ stands for nothing; these words do: " + new TreeSet<>(values.keySet()));
        }
        return requireNonNull(values.get(word));
    }

    /** No values: one of them is a key. */
    @Override
    public String toString() {
        return "Placeholders" + new TreeSet<>(values.keySet());
    }
}
