package io.nonet.chaos.judge;

import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * Whether registers were linearizable, each by itself: whether all that was acknowledged took effect at some moment between
 * its question and its answer, and what has no answer at any later moment or never.
 *
 * <p>Herlihy and Wing: a history is linearizable if, and only if, that of each key is. Reads that any server may have answered
 * are not held against it, but given to {@link StaleReadJudge}, with no other promise than that each value was there at some time.
 */
final class RegisterJudge implements Judge {
    @Override
    public Judgement judge(History history, Budget budget) {
        Map<Optional<String>, List<Operation>> byKey = history.byKey();
        List<Entry<Optional<String>, List<Operation>>> keys = new ArrayList<>(byKey.entrySet());
        keys.sort(Comparator.comparing(entry -> entry.getValue().size()));
        List<Window> windows = new ArrayList<>();
        Map<Optional<String>, BudgetExhaustedException> unknown = judge(history, keys, budget, windows);
        if (!budget.isOver()) {
            // What the others left of their shares may do for those that ran out of theirs.
            keys.removeIf(key -> !unknown.containsKey(key.getKey())
                    || !unknown.get(key.getKey()).isOfTime());
            keys.forEach(key -> unknown.remove(key.getKey()));
            unknown.putAll(judge(history, keys, budget, windows));
        }
        windows.sort(Comparator.comparingInt(window -> window.operations().size()));
        Judgement judgement = judgement(history, byKey.size(), windows, unknown);
        return history.operations().stream().anyMatch(Operation::staleRead)
                ? judgement.and(new StaleReadJudge(StaleReadJudge.SLACK, false, false, false).judge(history, budget))
                : judgement;
    }

    /** Judges some keys, each with its share of the time; returns what kept those from being judged that were not. */
    private static Map<Optional<String>, BudgetExhaustedException> judge(
            History history, List<Entry<Optional<String>, List<Operation>>> keys, Budget budget, List<Window> windows) {
        Map<Optional<String>, BudgetExhaustedException> unknown = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Optional<String> key = keys.get(i).getKey();
            RegisterSteps steps =
                    RegisterSteps.of(history.initial(key), keys.get(i).getValue());
            Budget share = budget.share(keys.size() - i);
            try {
                LinearizabilitySearch.firstUnexplained(steps.initial(), steps.steps(), share)
                        .map(step ->
                                new SmallestWindow(steps.steps(), steps.initial(), step, budget.share(2)).find(key))
                        .ifPresent(windows::add);
            } catch (BudgetExhaustedException e) {
                unknown.put(key, e);
            }
        }
        return unknown;
    }

    private static Judgement judgement(
            History history, int keys, List<Window> windows, Map<Optional<String>, BudgetExhaustedException> unknown) {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("operations", (long) history.operations().size());
        figures.put("keys", (long) keys);
        figures.put("keys that are not linearizable", (long) windows.size());
        figures.put("keys that could not be told", (long) unknown.size());
        if (!windows.isEmpty()) {
            return new Judgement(Ruling.VIOLATION, "not linearizable", windows, figures);
        }
        if (!unknown.isEmpty()) {
            Entry<Optional<String>, BudgetExhaustedException> one =
                    unknown.entrySet().iterator().next();
            String key = one.getKey().map(name -> "key " + name + ": ").orElse("");
            return new Judgement(Ruling.UNKNOWN, key + one.getValue().getMessage(), List.of(), figures);
        }
        return history.operations().stream().anyMatch(Operation::ok)
                ? new Judgement(Ruling.OK, "linearizable", List.of(), figures)
                : new Judgement(Ruling.UNKNOWN, "nothing was acknowledged, so nothing is shown", List.of(), figures);
    }
}
