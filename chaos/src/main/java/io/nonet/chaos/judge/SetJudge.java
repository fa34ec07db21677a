package io.nonet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Operation;
import io.nonet.observe.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a set that only grows kept what was added: no element that was acknowledged, or read once, is missing in the last
 * read; none appears that was not asked for before, or was refused; none is there twice.
 *
 * <p>An element without an answer may be there or not. One that is missing in a read and there in a later one is late, which is
 * counted but is no violation.
 */
final class SetJudge implements Judge {
    /** The operations on one set by what they are. */
    private record Parts(Map<Object, Operation> added, List<Operation> reads) {}

    @Override
    public Judgement judge(History history, Budget budget) {
        List<Window> windows = new ArrayList<>();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("operations", (long) history.operations().size());
        List.of("reads", "acknowledged", "lost", "unexpected", "duplicated", "late", "recovered")
                .forEach(name -> figures.put(name, 0L));
        boolean unread = false;
        for (Map.Entry<Optional<String>, List<Operation>> set : history.byKey().entrySet()) {
            Parts parts = parts(set.getValue());
            count(figures, "reads", parts.reads().size());
            unread |= parts.reads().isEmpty();
            appeared(set.getKey(), parts, windows, figures);
            missing(set.getKey(), parts, windows, figures);
        }
        if (!windows.isEmpty()) {
            return new Judgement(Ruling.VIOLATION, "a set did not keep what was added", windows, figures);
        }
        return unread
                ? new Judgement(Ruling.UNKNOWN, "no read has an answer, so nothing is shown", windows, figures)
                : new Judgement(Ruling.OK, "nothing lost, nothing unexpected, nothing twice", windows, figures);
    }

    private static Parts parts(List<Operation> operations) {
        Map<Object, Operation> added = new HashMap<>();
        List<Operation> reads = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation.function().equals("add")) {
                // Of several attempts to add one element, the one that says the most.
                added.merge(
                        Values.comparable(operation.asked()),
                        operation,
                        (one, other) -> one.outcome().compareTo(other.outcome()) <= 0 ? one : other);
            } else if (operation.ok() && operation.answered().isArray()) {
                reads.add(operation);
            }
        }
        reads.sort(Comparator.comparingLong(Operation::completed));
        return new Parts(added, reads);
    }

    private static void appeared(Optional<String> key, Parts parts, List<Window> windows, Map<String, Long> figures) {
        Set<Object> told = new HashSet<>();
        for (Operation read : parts.reads()) {
            Set<Object> seen = new HashSet<>();
            for (JsonNode element : read.answered()) {
                Object value = Values.comparable(element);
                Operation add = parts.added().get(value);
                if (!seen.add(value) && told.add(List.of("twice", value))) {
                    count(figures, "duplicated", 1);
                    windows.add(window(key, "element " + element + " is there twice", add, read));
                }
                if ((add == null || add.outcome() == Outcome.FAIL || read.before(add)) && told.add(value)) {
                    count(figures, "unexpected", 1);
                    String why = add == null || read.before(add) ? "nobody had added" : "was refused";
                    windows.add(window(key, "element " + element + " appeared, which " + why, add, read));
                }
            }
        }
    }

    private static void missing(Optional<String> key, Parts parts, List<Window> windows, Map<String, Long> figures) {
        if (parts.reads().isEmpty()) {
            return;
        }
        List<Set<Object>> contents =
                parts.reads().stream().map(SetJudge::content).toList();
        int last = contents.size() - 1;
        for (Map.Entry<Object, Operation> element : parts.added().entrySet()) {
            Operation add = element.getValue();
            if (add.ok()) {
                count(figures, "acknowledged", 1);
            }
            int shown = 0;
            while (shown <= last && !contents.get(shown).contains(element.getKey())) {
                shown++;
            }
            boolean seen = shown <= last;
            if (add.outcome() == Outcome.INFO && seen) {
                count(figures, "recovered", 1);
            }
            Operation knownBy = seen ? parts.reads().get(shown) : add;
            Operation read = parts.reads().get(last);
            boolean known = (add.ok() && add.before(read)) || (seen && knownBy.before(read));
            if (known && !contents.get(last).contains(element.getKey())) {
                count(figures, "lost", 1);
                windows.add(window(key, "element " + add.asked() + " is lost: the last read misses it", add, read));
            } else if (add.ok() && late(parts.reads(), contents, add, element.getKey())) {
                count(figures, "late", 1);
            }
        }
    }

    private static boolean late(List<Operation> reads, List<Set<Object>> contents, Operation add, Object element) {
        for (int i = 0; i < reads.size(); i++) {
            if (add.before(reads.get(i)) && !contents.get(i).contains(element)) {
                return true;
            }
        }
        return false;
    }

    private static Set<Object> content(Operation read) {
        Set<Object> content = new HashSet<>();
        read.answered().forEach(element -> content.add(Values.comparable(element)));
        return content;
    }

    private static Window window(Optional<String> key, String reason, @Nullable Operation add, Operation read) {
        return new Window(key, reason, add == null ? List.of(read) : List.of(add, read));
    }

    private static void count(Map<String, Long> figures, String name, long more) {
        figures.merge(name, more, Long::sum);
    }
}
