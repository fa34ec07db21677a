package io.nonet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.history.EqualValue;
import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Operation;
import io.nonet.observe.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often each unit of work was given out: as often as it was acknowledged, and no more often than it may have been put in by
 * then. The record has to go on until all work is done.
 *
 * @param mayRepeat whether a unit that was put in may be given out more than once, so that this is counted only
 */
record QueueJudge(boolean mayRepeat) implements Judge {
    @Override
    public Judgement judge(History history, Budget budget) {
        List<Window> windows = new ArrayList<>();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("operations", (long) history.operations().size());
        List.of("acknowledged", "never given out", "given out once", "given out more often", "unexpected", "recovered")
                .forEach(name -> figures.put(name, 0L));
        boolean excused = false;
        for (Map.Entry<Optional<String>, List<Operation>> queue :
                history.byKey().entrySet()) {
            Collection<QueueUnit> units = units(history.initial(queue.getKey()), queue.getValue());
            units.forEach(unit -> given(queue.getKey(), unit, windows, figures));
            List<Window> lost = lost(queue.getKey(), units, figures);
            // Each dequeue whose answer is not known may have taken a unit with it.
            long unanswered = (history.cutOff() ? 1 : 0)
                    + queue.getValue().stream()
                            .filter(one -> one.function().equals("dequeue") && one.outcome() == Outcome.INFO)
                            .count();
            if (units.stream().mapToLong(QueueUnit::lost).sum() > unanswered) {
                windows.addAll(lost);
            } else {
                excused |= !lost.isEmpty();
            }
        }
        if (!windows.isEmpty()) {
            return new Judgement(Ruling.VIOLATION, "not every unit was given out as promised", windows, figures);
        }
        if (figures.getOrDefault("acknowledged", 0L) == 0) {
            return new Judgement(Ruling.UNKNOWN, "no unit was acknowledged, so nothing is shown", windows, figures);
        }
        return excused
                ? new Judgement(
                        Ruling.UNKNOWN,
                        "units were never seen again, but a dequeue without an answer"
                                + (history.cutOff() ? ", or the one that was cut off," : "")
                                + " may have taken each of them",
                        windows,
                        figures)
                : new Judgement(
                        Ruling.OK,
                        "every unit that was acknowledged was given out " + (mayRepeat ? "at least once" : "once"),
                        windows,
                        figures);
    }

    private static Collection<QueueUnit> units(JsonNode initial, List<Operation> operations) {
        Map<Object, QueueUnit> units = new LinkedHashMap<>();
        initial.forEach(value -> unit(units, value).wasThere());
        for (Operation operation : operations) {
            if (operation.function().equals("enqueue")) {
                unit(units, operation.asked()).add(operation);
            } else if (operation.ok() && !operation.answered().isNull()) {
                unit(units, operation.answered()).add(operation);
            }
        }
        return units.values();
    }

    private static QueueUnit unit(Map<Object, QueueUnit> units, JsonNode value) {
        return units.computeIfAbsent(EqualValue.of(value), unknown -> new QueueUnit(value));
    }

    private void given(Optional<String> key, QueueUnit unit, List<Window> windows, Map<String, Long> figures) {
        count(figures, "acknowledged", unit.acknowledged());
        count(figures, "recovered", unit.recovered() ? 1 : 0);
        if (unit.unasked()) {
            count(figures, "unexpected", 1);
            String why = unit.refused() ? "was refused" : "nobody had asked for";
            windows.add(new Window(key, "unit %s was given out, which %s".formatted(unit, why), unit.all()));
        } else if (unit.tooMany().isPresent()) {
            count(figures, "given out more often", 1);
            if (!mayRepeat) {
                windows.add(
                        new Window(key, "unit %s was given out %d times".formatted(unit, unit.times()), unit.all()));
            }
        } else if (unit.times() > 0) {
            count(figures, "given out once", 1);
        }
    }

    private static List<Window> lost(Optional<String> key, Collection<QueueUnit> units, Map<String, Long> figures) {
        List<Window> lost = new ArrayList<>();
        for (QueueUnit unit : units) {
            if (unit.lost() > 0) {
                count(figures, "never given out", unit.lost());
                String words = unit.acknowledged() == 1
                        ? "unit %s was never given out".formatted(unit)
                        : "unit %s was put in %d times, and given out %d times"
                                .formatted(unit, unit.acknowledged(), unit.times());
                lost.add(new Window(key, words, unit.all()));
            }
        }
        return lost;
    }

    private static void count(Map<String, Long> figures, String name, long more) {
        figures.merge(name, more, Long::sum);
    }
}
