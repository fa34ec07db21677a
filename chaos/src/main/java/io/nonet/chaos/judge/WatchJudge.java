package io.nonet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether those who wait for a value get to know of its changes: an answer's index is never below the one that was waited
 * on, and after every acknowledged write each of them has an answer that is no older.
 *
 * <p>A {@code watch} is asked with an index – 0 or null to start anew, which is the reset – and answered with {@code
 * [index,value]}. Several changes may come as one, so that values in between are skipped. A value is written once only. The
 * record has to go on until all have heard of the last change.
 */
final class WatchJudge implements Judge {
    @Override
    public Judgement judge(History history, Budget budget) {
        List<Window> windows = new ArrayList<>();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("operations", (long) history.operations().size());
        List.of("watches", "acknowledged", "went back", "missed").forEach(name -> figures.put(name, 0L));
        for (Map.Entry<Optional<String>, List<Operation>> key : history.byKey().entrySet()) {
            Map<String, List<Operation>> watchers = watchers(key.getValue());
            Map<Object, Operation> writes = writes(key.getValue());
            for (List<Operation> watches : watchers.values()) {
                count(figures, "watches", watches.size());
                wentBack(key.getKey(), watches, windows, figures);
                missed(key.getKey(), watches, writes, windows, figures);
            }
            count(
                    figures,
                    "acknowledged",
                    writes.values().stream().filter(Operation::ok).count());
        }
        if (history.cutOff()) {
            // The answer that is missing may have told of it.
            windows.removeIf(window -> window.operations().size() == 1);
        }
        if (!windows.isEmpty()) {
            return new Judgement(Ruling.VIOLATION, "a watch went back, or missed a change", windows, figures);
        }
        return figures.getOrDefault("watches", 0L) == 0
                ? new Judgement(Ruling.UNKNOWN, "no watch has an answer, so nothing is shown", windows, figures)
                : new Judgement(Ruling.OK, "no watch went back, and none missed a change", windows, figures);
    }

    /** Answered watches, by who watches. */
    private static Map<String, List<Operation>> watchers(List<Operation> operations) {
        Map<String, List<Operation>> watchers = new LinkedHashMap<>();
        operations.stream().filter(one -> one.function().equals("watch")).forEach(one -> {
            List<Operation> answered = watchers.computeIfAbsent(one.process(), who -> new ArrayList<>());
            if (one.ok() && one.answered().isArray()) {
                answered.add(one);
            }
        });
        return watchers;
    }

    private static Map<Object, Operation> writes(List<Operation> operations) {
        Map<Object, Operation> writes = new LinkedHashMap<>();
        operations.stream()
                .filter(one -> one.function().equals("write"))
                .forEach(one -> writes.put(Values.comparable(one.asked()), one));
        return writes;
    }

    private static void wentBack(
            Optional<String> key, List<Operation> watches, List<Window> windows, Map<String, Long> figures) {
        for (Operation watch : watches) {
            if (index(watch) < watch.asked().asLong()) {
                count(figures, "went back", 1);
                windows.add(new Window(
                        key,
                        "process %s waited on index %s and was answered with %d"
                                .formatted(watch.process(), watch.asked(), index(watch)),
                        List.of(watch)));
            }
        }
    }

    private static void missed(
            Optional<String> key,
            List<Operation> watches,
            Map<Object, Operation> writes,
            List<Window> windows,
            Map<String, Long> figures) {
        List<Heard> all = watches.stream().map(watch -> Heard.of(watch, writes)).toList();
        for (Operation write : writes.values()) {
            if (!write.ok()) {
                continue;
            }
            Optional<Operation> older = all.stream()
                    .filter(heard -> write.before(heard.watch()) && heard.writtenBefore(write))
                    .map(Heard::watch)
                    .findFirst();
            boolean known = all.stream()
                    .anyMatch(heard -> heard.watch().completed() > write.invoked() && !heard.writtenBefore(write));
            if (older.isPresent() || !known) {
                count(figures, "missed", 1);
                windows.add(new Window(
                        key,
                        "the write of %s was acknowledged, and a watcher %s"
                                .formatted(
                                        write.asked(),
                                        older.map(watch -> "got an older value afterwards: process " + watch.process())
                                                .orElse("never heard of it or of a later one")),
                        older.map(watch -> List.of(write, watch)).orElse(List.of(write))));
            }
        }
    }

    /**
     * An answer to a watch.
     *
     * @param written the place by which its value had been written, for sure; before all others if it never was
     */
    private record Heard(Operation watch, long written) {
        static Heard of(Operation watch, Map<Object, Operation> writes) {
            Operation source = writes.get(Values.comparable(value(watch)));
            return new Heard(watch, source == null ? Long.MIN_VALUE : source.completed());
        }

        boolean writtenBefore(Operation write) {
            return written < write.invoked();
        }
    }

    private static long index(Operation watch) {
        return watch.answered().path(0).asLong();
    }

    private static JsonNode value(Operation watch) {
        return watch.answered().path(1);
    }

    private static void count(Map<String, Long> figures, String name, long more) {
        figures.merge(name, more, Long::sum);
    }
}
