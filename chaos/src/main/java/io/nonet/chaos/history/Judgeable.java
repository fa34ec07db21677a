package io.nonet.chaos.history;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is left of a history once the keys are left out of which cannot be told what happened to them.
 *
 * @param file its name, for messages
 */
record Judgeable(String file, Pairing.Paired paired) {
    private static final int MOST_TOLD = 10;

    /** @throws HistoryException if there is nothing left, or nothing to begin with */
    Judgeable {
        if (paired.operations().isEmpty() && paired.problems().isEmpty()) {
            throw new HistoryException(file, "expected operations, found none: there is nothing to judge", null);
        }
        boolean all = paired.unjudged().contains(Optional.<String>empty());
        if (all
                || paired.operations().stream()
                        .allMatch(one -> paired.unjudged().contains(one.key()))) {
            String which = paired.problems().stream()
                    .limit(MOST_TOLD)
                    .map(problem -> "\n  " + file + ":" + problem.line() + ": " + problem.words())
                    .collect(joining());
            int more = paired.problems().size() - MOST_TOLD;
            throw new HistoryException(
                    file,
                    "nothing of it can be judged, since it cannot be told what happened:" + which
                            + (more > 0 ? "\n  and " + more + " more" : ""),
                    null);
        }
    }

    List<Operation> operations() {
        return paired.operations().stream()
                .filter(one -> !paired.unjudged().contains(one.key()))
                .toList();
    }

    Set<String> unjudged() {
        return paired.unjudged().stream().flatMap(Optional::stream).collect(toUnmodifiableSet());
    }
}
