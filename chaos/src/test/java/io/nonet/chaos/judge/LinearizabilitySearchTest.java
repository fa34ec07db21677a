package io.nonet.chaos.judge;

import static io.nonet.chaos.judge.TestingOperations.plenty;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearizabilitySearchTest {
    /** What a step can do with the values 0, which is there at first, and 1. */
    private static final int[][] KINDS = {{0, Step.SAME}, {1, Step.SAME}, {Step.ANY, 0}, {Step.ANY, 1}, {0, 1}, {1, 0}};

    @Test
    void agreesWithBruteForceOnAllHistoriesOfThree() {
        int[] ones = {0, 0, 1, 1, 2, 2};
        List<int[]> orders = new ArrayList<>();
        permute(ones, 0, orders);
        assertThat(orders).hasSize(90);
        int impossible = 0;
        int all = 0;
        for (int[] order : orders) {
            for (int kinds = 0; kinds < 216; kinds++) {
                for (int open = 0; open < 8; open++) {
                    List<Step> steps = steps(order, kinds, open);
                    impossible += agree(steps) ? 0 : 1;
                    all++;
                }
            }
        }
        assertThat(all).isEqualTo(90 * 216 * 8);
        assertThat(impossible).isBetween(all / 10, all * 9 / 10);
    }

    @Test
    void agreesWithBruteForceOnRandomHistoriesOfUpToEight() {
        Random random = new Random(7);
        int impossible = 0;
        for (int run = 0; run < 5_000; run++) {
            impossible += agree(random(random, 4 + random.nextInt(5), 2 + random.nextInt(3))) ? 0 : 1;
        }
        assertThat(impossible).isBetween(500, 4_500);
    }

    /** The window, with what came before forgotten, must be impossible by itself. */
    @Test
    void smallestWindowsAreImpossibleWhateverCameBefore() {
        Random random = new Random(11);
        int shorter = 0;
        for (int run = 0; run < 1_000; run++) {
            List<Step> steps = random(random, 8, 3);
            Optional<Step> unexplained = LinearizabilitySearch.firstUnexplained(0, steps, plenty());
            if (unexplained.isPresent()) {
                Window window = new SmallestWindow(steps, 0, unexplained.get(), plenty()).find(Optional.empty());
                List<Step> shown = steps.stream()
                        .filter(step -> window.operations().contains(step.operation()))
                        .toList();
                for (int before = 0; before <= 3; before++) {
                    boolean counts = before == 0 || window.reason().contains("whatever was there before");
                    assertThat(counts && BruteForce.linearizable(before, shown)).isFalse();
                }
                assertThat(shown).hasSameSizeAs(window.operations()).isNotEmpty();
                shorter += window.operations().size() < steps.size() ? 1 : 0;
            }
        }
        assertThat(shorter).isPositive();
    }

    private static boolean agree(List<Step> steps) {
        boolean linearizable = BruteForce.linearizable(0, steps);
        Optional<Step> unexplained = LinearizabilitySearch.firstUnexplained(0, steps, plenty());
        boolean explainedBefore = unexplained
                .map(step -> !BruteForce.linearizable(0, until(steps, step.completed()))
                        && BruteForce.linearizable(0, until(steps, step.completed() - 1)))
                .orElse(true);
        if (unexplained.isEmpty() != linearizable || !explainedBefore) {
            throw new AssertionError("brute force: " + linearizable + ", found: " + unexplained + ", in " + steps);
        }
        return linearizable;
    }

    private static List<Step> until(List<Step> steps, long place) {
        return steps.stream()
                .filter(step -> step.invoked() <= place)
                .map(step -> step.completed() <= place ? step : step.optional())
                .toList();
    }

    private static void permute(int[] values, int from, List<int[]> found) {
        if (from == values.length) {
            found.add(values.clone());
            return;
        }
        for (int i = from; i < values.length; i++) {
            boolean tried = false;
            for (int j = from; j < i; j++) {
                tried |= values[j] == values[i];
            }
            if (!tried) {
                int[] swapped = values.clone();
                swapped[from] = values[i];
                swapped[i] = values[from];
                permute(swapped, from + 1, found);
            }
        }
    }

    private static List<Step> steps(int[] order, int kinds, int open) {
        List<Step> steps = new ArrayList<>();
        int rest = kinds;
        for (int process = 0; process < 3; process++) {
            int invoked = 0;
            while (order[invoked] != process) {
                invoked++;
            }
            int completed = invoked + 1;
            while (order[completed] != process) {
                completed++;
            }
            steps.add(step(process, KINDS[rest % 6], (open >> process & 1) == 0, invoked + 1, completed + 1));
            rest /= 6;
        }
        steps.removeIf(step -> !step.required() && step.reads());
        return steps;
    }

    private static List<Step> random(Random random, int count, int values) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            order.add(i);
            order.add(i);
        }
        // Not too much at a time: a few swaps of neighbours.
        for (int i = 0; i < count * 3; i++) {
            int at = random.nextInt(order.size() - 1);
            Collections.swap(order, at, at + 1);
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = random.nextInt(values);
            int[][] kinds = {{from, Step.SAME}, {Step.ANY, from}, {from, (from + 1) % values}};
            boolean required = random.nextInt(4) > 0;
            int[] kind = kinds[random.nextInt(3)];
            if (required || kind[1] != Step.SAME) {
                steps.add(step(i, kind, required, order.indexOf(i) + 1, order.lastIndexOf(i) + 1));
            }
        }
        return steps;
    }

    private static Step step(int process, int[] kind, boolean required, int invoked, int completed) {
        return new Step(
                TestingOperations.operation(
                        Integer.toString(process),
                        kind[1] == Step.SAME ? "read" : kind[0] == Step.ANY ? "write" : "cas",
                        "[" + kind[0] + "," + kind[1] + "]",
                        Outcome.OK,
                        invoked,
                        completed),
                kind[0],
                kind[1],
                required);
    }
}
