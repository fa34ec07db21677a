package io.nonet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.history.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who waits for a value.
 *
 * @param answered its watches that have an answer, in the order in which they were asked
 * @param lastUnanswered whether the last of all has none
 */
record Watcher(String process, List<Operation> answered, boolean lastUnanswered) {
    Watcher {
        answered = List.copyOf(answered);
    }

    /** All who wait, in the order in which they began to. */
    static Collection<Watcher> all(List<Operation> operations) {
        Map<String, Watcher> watchers = new LinkedHashMap<>();
        operations.stream()
                .filter(one -> one.function().equals("watch"))
                .forEach(watch -> watchers.merge(watch.process(), of(watch), (known, next) -> known.and(next)));
        return watchers.values();
    }

    private static Watcher of(Operation watch) {
        boolean answered = watch.ok() && watch.answered().isArray();
        return new Watcher(watch.process(), answered ? List.of(watch) : List.of(), !answered);
    }

    private Watcher and(Watcher next) {
        List<Operation> all = new ArrayList<>(answered);
        all.addAll(next.answered);
        return new Watcher(process, all, next.lastUnanswered);
    }

    /** The index of an answer. */
    static long index(Operation watch) {
        return watch.answered().path(0).asLong();
    }

    /** The value of an answer. */
    static JsonNode value(Operation watch) {
        return watch.answered().path(1);
    }
}
