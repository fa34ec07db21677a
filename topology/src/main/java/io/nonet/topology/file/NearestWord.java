package io.nonet.topology.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a mistyped one stands for. */
final class NearestWord {
    private NearestWord() {}

    /** The word with the fewest letters to change, unless more than a third of them would change. */
    static Optional<String> to(String typed, Collection<String> words) {
        String lowered = typed.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> 3 * distance(lowered, word) <= Math.max(word.length(), 3))
                .min(Comparator.comparingInt(word -> distance(lowered, word)));
    }

    /** Levenshtein's distance, row by row. */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
