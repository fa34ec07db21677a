package io.nonet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.history.EqualValue;
import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a set that only grows kept what was added: no element that was acknowledged, or read once, is missing in the last
 * read; none appears that was not asked for before, or was refused; none is there twice.
 *
 * <p>An element without an answer may be there or not. One that is missing in a read and there in one that ended later is late,
 * which is counted but is no violation.
 */
final class SetJudge implements Judge {
    /** What is known of one set. */
    private record Parts(Map<Object, SetElement> elements, List<Operation> reads) {}

    @Override
    public Judgement judge(History history, Budget budget) {
        List<Window> windows = new ArrayList<>();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("operations", (long) history.operations().size());
        List.of("reads", "acknowledged", "lost", "unexpected", "duplicated", "late", "recovered")
                .forEach(name -> figures.put(name, 0L));
        List<String> unread = new ArrayList<>();
        for (Map.Entry<Optional<String>, List<Operation>> set : history.byKey().entrySet()) {
            Parts parts = parts(history.initial(set.getKey()), set.getValue());
            count(figures, "reads", parts.reads().size());
            appeared(set.getKey(), parts, windows, figures);
            if (parts.reads().isEmpty()) {
                unread.add(set.getKey().map(key -> " of " + key).orElse(""));
            } else {
                missing(set.getKey(), parts, windows, figures);
            }
        }
        if (!windows.isEmpty()) {
            return new Judgement(Ruling.VIOLATION, "a set did not keep what was added", windows, figures);
        }
        return unread.isEmpty()
                ? new Judgement(Ruling.OK, "nothing lost, nothing unexpected, nothing twice", windows, figures)
                : new Judgement(
                        Ruling.UNKNOWN,
                        "no read" + unread.get(0) + " has an answer, so nothing is shown",
                        windows,
                        figures);
    }

    private static Parts parts(JsonNode initial, List<Operation> operations) {
        Map<Object, SetElement> elements = new LinkedHashMap<>();
        initial.forEach(value -> elements.put(EqualValue.of(value), new SetElement(value, true, List.of())));
        List<Operation> reads = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation.function().equals("add")) {
                elements.merge(
                        EqualValue.of(operation.asked()),
                        new SetElement(operation.asked(), false, List.of(operation)),
                        (known, attempt) -> known.and(operation));
            } else if (operation.ok() && operation.answered().isArray()) {
                reads.add(operation);
            }
        }
        reads.sort(Comparator.comparingLong(Operation::completed));
        return new Parts(elements, reads);
    }

    private static void appeared(Optional<String> key, Parts parts, List<Window> windows, Map<String, Long> figures) {
        Set<Object> told = new HashSet<>();
        for (Operation read : parts.reads()) {
            Set<Object> seen = new HashSet<>();
            for (JsonNode value : read.answered()) {
                Object element = EqualValue.of(value);
                SetElement known = parts.elements().getOrDefault(element, new SetElement(value, false, List.of()));
                if (!seen.add(element) && told.add(List.of("twice", element))) {
                    count(figures, "duplicated", 1);
                    windows.add(new Window(key, "element " + value + " is there twice", known.with(read)));
                }
                if (known.possibleFrom() > read.completed() && told.add(element)) {
                    count(figures, "unexpected", 1);
                    String why = known.refused() ? "was refused" : "nobody had added";
                    windows.add(new Window(key, "element " + value + " appeared, which " + why, known.with(read)));
                }
            }
        }
    }

    private static void missing(Optional<String> key, Parts parts, List<Window> windows, Map<String, Long> figures) {
        List<Set<Object>> contents =
                parts.reads().stream().map(SetJudge::content).toList();
        // Whatever any other read shows, this one begins no earlier.
        Operation last = parts.reads().stream()
                .max(Comparator.comparingLong(Operation::invoked))
                .orElseThrow();
        parts.elements().forEach((value, element) -> {
            long lastSeen = Long.MIN_VALUE;
            boolean late = false;
            for (int i = 0; i < contents.size(); i++) {
                Operation read = parts.reads().get(i);
                if (contents.get(i).contains(value)) {
                    lastSeen = read.completed();
                } else {
                    late |= element.acknowledgedBy() < read.invoked();
                }
            }
            boolean seen = lastSeen != Long.MIN_VALUE;
            count(figures, "acknowledged", element.acknowledged() ? 1 : 0);
            count(figures, "recovered", seen && !element.acknowledged() && !element.refused() ? 1 : 0);
            if ((seen || element.acknowledgedBy() < last.invoked()) && lastSeen < last.invoked()) {
                count(figures, "lost", 1);
                windows.add(new Window(
                        key, "element " + element.value() + " is lost: the last read misses it", element.with(last)));
            } else {
                count(figures, "late", late ? 1 : 0);
            }
        });
    }

    private static Set<Object> content(Operation read) {
        Set<Object> content = new HashSet<>();
        read.answered().forEach(element -> content.add(EqualValue.of(element)));
        return content;
    }

    private static void count(Map<String, Long> figures, String name, long more) {
        figures.merge(name, more, Long::sum);
    }
}
