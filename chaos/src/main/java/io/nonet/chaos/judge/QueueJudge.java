package io.nonet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Operation;
import io.nonet.observe.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How often each unit of work was given out: those that were acknowledged once, those without an answer at most once, others
 * never. The record has to go on until all work is done.
 *
 * @param mayRepeat whether a unit that was put in may be given out more than once, so that this is counted only
 */
record QueueJudge(boolean mayRepeat) implements Judge {
    /** One unit: the first time that it was asked for, what is known of that, and all the times that it was given out. */
    private static final class Unit {
        private final List<Operation> enqueued = new ArrayList<>();
        private final List<Operation> dequeued = new ArrayList<>();

        boolean acknowledged() {
            return enqueued.stream().anyMatch(Operation::ok);
        }

        /** How often it may have been put into the queue before an operation ended. */
        long possible() {
            return enqueued.stream()
                    .filter(one -> one.outcome() != Outcome.FAIL)
                    .count();
        }

        OptionalLong firstAsked() {
            return enqueued.stream()
                    .filter(one -> one.outcome() != Outcome.FAIL)
                    .mapToLong(Operation::invoked)
                    .min();
        }

        List<Operation> all() {
            List<Operation> all = new ArrayList<>(enqueued);
            all.addAll(dequeued);
            return all;
        }
    }

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
            Map<Object, Unit> units = units(queue.getValue());
            List<Window> lost = new ArrayList<>();
            units.values().forEach(unit -> judge(queue.getKey(), unit, windows, lost, figures));
            // Each dequeue whose answer is not known may have taken a unit with it.
            long unanswered = (history.cutOff() ? 1 : 0)
                    + queue.getValue().stream()
                            .filter(one -> one.function().equals("dequeue") && one.outcome() == Outcome.INFO)
                            .count();
            if (lost.size() > unanswered) {
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
                        "units were never seen again, but a dequeue without an answer may have taken each of them",
                        windows,
                        figures)
                : new Judgement(
                        Ruling.OK,
                        "every unit that was acknowledged was given out " + (mayRepeat ? "at least once" : "once"),
                        windows,
                        figures);
    }

    private static Map<Object, Unit> units(List<Operation> operations) {
        Map<Object, Unit> units = new LinkedHashMap<>();
        for (Operation operation : operations) {
            if (operation.function().equals("enqueue")) {
                unit(units, operation.asked()).enqueued.add(operation);
            } else if (operation.ok() && !operation.answered().isNull()) {
                unit(units, operation.answered()).dequeued.add(operation);
            }
        }
        return units;
    }

    private static Unit unit(Map<Object, Unit> units, JsonNode value) {
        return units.computeIfAbsent(Values.comparable(value), unknown -> new Unit());
    }

    private void judge(
            Optional<String> key, Unit unit, List<Window> windows, List<Window> lost, Map<String, Long> figures) {
        int times = unit.dequeued.size();
        if (unit.acknowledged()) {
            count(figures, "acknowledged");
        } else if (times > 0 && unit.possible() > 0) {
            count(figures, "recovered");
        }
        long first = unit.firstAsked().orElse(Operation.OPEN);
        if (unit.dequeued.stream().anyMatch(one -> one.completed() < first)) {
            count(figures, "unexpected");
            windows.add(new Window(
                    key, "unit %s was given out, which nobody had asked for".formatted(name(unit)), unit.all()));
        } else if (times > Math.max(1, unit.possible())) {
            count(figures, "given out more often");
            if (!mayRepeat) {
                windows.add(new Window(key, "unit %s was given out %d times".formatted(name(unit), times), unit.all()));
            }
        } else if (times >= 1) {
            count(figures, "given out once");
        } else if (unit.acknowledged()) {
            count(figures, "never given out");
            lost.add(new Window(key, "unit %s was never given out".formatted(name(unit)), unit.all()));
        }
    }

    private static String name(Unit unit) {
        return unit.enqueued.isEmpty()
                ? unit.dequeued.get(0).answered().toString()
                : unit.enqueued.get(0).asked().toString();
    }

    private static void count(Map<String, Long> figures, String name) {
        figures.merge(name, 1L, Long::sum);
    }
}
