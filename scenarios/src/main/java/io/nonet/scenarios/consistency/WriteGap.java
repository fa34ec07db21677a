package io.nonet.scenarios.consistency;

import io.nonet.chaos.history.History;
import java.util.Set;

/** How long nobody could write. */
final class WriteGap {
    private static final Set<String> WRITES = Set.of("write", "cas");

    private WriteGap() {}

    /** The longest time between two acknowledged writes or compare-and-sets, in seconds; 0 with less than two. */
    static double longest(History history) {
        long[] answers = history.operations().stream()
                .filter(operation -> operation.ok() && WRITES.contains(operation.function()))
                .mapToLong(operation -> operation.completedAt().orElse(0))
                .sorted()
                .toArray();
        long longest = 0;
        for (int i = 1; i < answers.length; i++) {
            longest = Math.max(longest, answers[i] - answers[i - 1]);
        }
        return longest / 1e9;
    }
}
