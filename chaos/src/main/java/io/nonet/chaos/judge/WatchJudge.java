package io.nonet.chaos.judge;

import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether those who wait for a value get to know of its changes: an answer's index is never below the one that was waited on,
 * nor below the one before it unless the watcher began anew; what is answered was written; and after every acknowledged write
 * each of them has an answer that is no older.
 *
 * <p>A {@code watch} is asked with an index – 0 or null to start anew, which is the reset – and answered with {@code
 * [index,value]}. Several changes may come as one, so that values in between are skipped. A value is written once only. The
 * record has to go on until all have heard of the last change; a watcher whose last watch has no answer may have.
 */
final class WatchJudge implements Judge {
    @Override
    public Judgement judge(History history, Budget budget) {
        List<Window> windows = new ArrayList<>();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("operations", (long) history.operations().size());
        List.of("watches", "acknowledged", "went back", "missed", "unexpected").forEach(name -> figures.put(name, 0L));
        boolean unheard = false;
        for (Map.Entry<Optional<String>, List<Operation>> key : history.byKey().entrySet()) {
            WrittenValues written = WrittenValues.of(history.initial(key.getKey()), key.getValue());
            for (Watcher watcher : Watcher.all(key.getValue())) {
                figures.merge("watches", (long) watcher.answered().size(), Long::sum);
                wentBack(key.getKey(), watcher, windows, figures);
                unexpected(key.getKey(), watcher, written, windows, figures);
                boolean excused = history.cutOff() || watcher.lastUnanswered();
                unheard |= missed(key.getKey(), watcher, written, excused, windows, figures);
            }
            figures.merge("acknowledged", (long) written.acknowledged().size(), Long::sum);
        }
        if (!windows.isEmpty()) {
            return new Judgement(Ruling.VIOLATION, "a watch went back, or missed a change", windows, figures);
        }
        if (figures.getOrDefault("watches", 0L) == 0) {
            return new Judgement(Ruling.UNKNOWN, "no watch has an answer, so nothing is shown", windows, figures);
        }
        return unheard
                ? new Judgement(
                        Ruling.UNKNOWN,
                        "a watcher never heard of a write, but "
                                + (history.cutOff()
                                        ? "the record is cut off, and what it lacks"
                                        : "its last watch has no answer, which")
                                + " may have told of it",
                        windows,
                        figures)
                : new Judgement(Ruling.OK, "no watch went back, and none missed a change", windows, figures);
    }

    private static void wentBack(
            Optional<String> key, Watcher watcher, List<Window> windows, Map<String, Long> figures) {
        Operation before = null;
        for (Operation watch : watcher.answered()) {
            long asked = watch.asked().asLong();
            if (asked == 0) {
                before = null;
            }
            String words = "process %s waited on index %s and was answered with %d"
                    .formatted(watcher.process(), watch.asked(), Watcher.index(watch));
            if (Watcher.index(watch) < asked) {
                figures.merge("went back", 1L, Long::sum);
                windows.add(new Window(key, words, List.of(watch)));
            } else if (before != null && Watcher.index(watch) < Watcher.index(before)) {
                figures.merge("went back", 1L, Long::sum);
                windows.add(
                        new Window(key, words + ", after it had had " + Watcher.index(before), List.of(before, watch)));
            }
            before = watch;
        }
    }

    private static void unexpected(
            Optional<String> key,
            Watcher watcher,
            WrittenValues written,
            List<Window> windows,
            Map<String, Long> figures) {
        for (Operation watch : watcher.answered()) {
            written.impossible(watch).ifPresent(why -> {
                figures.merge("unexpected", 1L, Long::sum);
                windows.add(new Window(
                        key,
                        "process %s was answered with %s, which %s"
                                .formatted(watcher.process(), Watcher.value(watch), why),
                        List.of(watch)));
            });
        }
    }

    /** Returns whether one may have been missed that is excused. */
    private static boolean missed(
            Optional<String> key,
            Watcher watcher,
            WrittenValues written,
            boolean excused,
            List<Window> windows,
            Map<String, Long> figures) {
        boolean unheard = false;
        for (Operation write : written.acknowledged()) {
            Optional<Operation> older = watcher.answered().stream()
                    .filter(watch -> write.before(watch) && written.by(watch) < write.invoked())
                    .findFirst();
            boolean known = watcher.answered().stream()
                    .anyMatch(watch -> watch.completed() > write.invoked() && written.by(watch) >= write.invoked());
            if (older.isPresent()) {
                figures.merge("missed", 1L, Long::sum);
                windows.add(new Window(
                        key,
                        "the write of %s was acknowledged, and process %s got an older value afterwards: %s"
                                .formatted(write.asked(), watcher.process(), Watcher.value(older.get())),
                        List.of(write, older.get())));
            } else if (!known && excused) {
                unheard = true;
            } else if (!known) {
                figures.merge("missed", 1L, Long::sum);
                windows.add(new Window(
                        key,
                        "the write of %s was acknowledged, and process %s, which watches, never heard of it or of a later one"
                                .formatted(write.asked(), watcher.process()),
                        List.of(write)));
            }
        }
        return unheard;
    }
}
