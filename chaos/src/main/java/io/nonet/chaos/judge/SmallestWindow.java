package io.nonet.chaos.judge;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.nonet.chaos.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds few steps that show by themselves that an answer has no explanation.
 *
 * <p>A window is what was asked from a place on. Of what came before, nothing is known but that it left some value: whichever
 * it was, the window must have no order. What was under way at its beginning may or may not have taken effect before. So
 * what a window shows, the whole history shows, and the longer one the shorter one's.
 *
 * @param steps all of the register
 * @param initial what it held at the beginning
 * @param unexplained the step whose answer has no explanation
 */
record SmallestWindow(List<Step> steps, int initial, Step unexplained, Budget budget) {
    /** Longer windows tell nobody anything. */
    private static final int LONGEST = 1024;
    /** Steps of windows up to this length are tried to be left out: many at once at first, then each. */
    private static final int THINNED = 256;

    Window find(Optional<String> key) {
        if (neverLeft()) {
            return window(key, "it observed a value that nobody had left there", List.of(unexplained));
        }
        List<Step> shown = prefix(0);
        boolean fromStart = true;
        try {
            List<Long> places = places();
            for (int size = 1; size <= LONGEST && fromStart; size *= 2) {
                int from = Math.max(0, places.size() - size);
                if (impossible(prefix(places.get(from)), false)) {
                    shown = prefix(places.get(shortest(places, from)));
                    fromStart = false;
                }
                if (from == 0) {
                    break;
                }
            }
            shown = thinned(shown, fromStart);
        } catch (BudgetExhaustedException e) {
            // The longer window shows it as well.
        }
        return window(
                key,
                "no order of these operations explains the answer to line %d, %s"
                        .formatted(
                                unexplained.operation().line(),
                                fromStart ? "with what was there at the beginning" : "whatever was there before"),
                shown);
    }

    /** Shows what must have happened, and what may have and would have been observed by that. */
    private static Window window(Optional<String> key, String reason, List<Step> steps) {
        Set<Integer> observed =
                steps.stream().filter(Step::required).map(Step::observes).collect(toUnmodifiableSet());
        List<Operation> operations = steps.stream()
                .filter(step -> step.required() || observed.contains(step.leaves()))
                .map(Step::operation)
                .toList();
        return new Window(key, reason, operations);
    }

    private boolean neverLeft() {
        return unexplained.observes() != initial
                && steps.stream()
                        .noneMatch(step -> step.leaves() == unexplained.observes()
                                && !step.equals(unexplained)
                                && step.invoked() < unexplained.completed());
    }

    /** Where questions were asked before the answer, of steps that have theirs by then. */
    private List<Long> places() {
        return steps.stream()
                .filter(step -> step.completed() <= unexplained.completed())
                .map(Step::invoked)
                .toList();
    }

    /** The last of these places, between the one of this index and the end, from which it is impossible still. */
    private int shortest(List<Long> places, int known) {
        int low = known;
        int high = places.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (impossible(prefix(places.get(middle)), false)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** What was asked between a place and the answer, or was under way at that place. */
    private List<Step> prefix(long from) {
        List<Step> window = new ArrayList<>();
        for (Step step : steps) {
            if (step.invoked() > unexplained.completed() || step.completed() < from) {
                continue;
            }
            if (step.required() && step.invoked() >= from && step.completed() <= unexplained.completed()) {
                window.add(step);
            } else if (!step.reads()) {
                window.add(step.optional());
            }
        }
        return window;
    }

    /** Whether a window has no order, either from the history's beginning or whatever came before. */
    private boolean impossible(List<Step> window, boolean fromStart) {
        Set<Integer> beginnings = new TreeSet<>();
        if (fromStart) {
            beginnings.add(initial);
        } else {
            window.stream().filter(step -> !step.blind()).forEach(step -> beginnings.add(step.observes()));
            beginnings.add(Integer.MAX_VALUE);
        }
        return beginnings.stream().noneMatch(value -> LinearizabilitySearch.firstUnexplained(value, window, budget)
                .isEmpty());
    }

    /**
     * Leaves out what is not needed: reads change nothing, and a write that nobody in the window observes is not missed if
     * it need not have happened.
     */
    private List<Step> thinned(List<Step> window, boolean fromStart) {
        List<Step> thin = window;
        if (window.stream().filter(Step::required).count() > THINNED) {
            return thin;
        }
        for (int many = Integer.highestOneBit(Math.max(1, window.size() / 2)); many > 0; many /= 2) {
            for (int from = 0; from < window.size(); from += many) {
                List<Step> without = without(thin, window.subList(from, Math.min(from + many, window.size())));
                if (!without.equals(thin)) {
                    thin = impossible(without, fromStart) ? without : thin;
                }
            }
        }
        return thin;
    }

    private List<Step> without(List<Step> thin, List<Step> left) {
        Set<Step> out = left.stream()
                .filter(step -> step.required() && !step.equals(unexplained))
                .collect(toUnmodifiableSet());
        return thin.stream()
                .filter(step -> !(out.contains(step) && step.reads()))
                .map(step -> out.contains(step) ? step.optional() : step)
                .toList();
    }
}
