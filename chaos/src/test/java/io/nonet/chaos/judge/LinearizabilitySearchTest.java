package io.nonet.chaos.judge;

import static io.nonet.chaos.judge.TestingOperations.plenty;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            impossible += agree(random(random, 4 + random.nextInt(5), 2 + random.nextInt(3), 3)) ? 0 : 1;
        }
        assertThat(impossible).isBetween(500, 4_500);
    }

    /** Most of what is asked is under way together, and most of it writes: of the same value often, or of values of their own. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void agreesWithBruteForceOnManyWritesTogether(int values) {
        Random random = new Random(13);
        int impossible = 0;
        for (int run = 0; run < 3_000; run++) {
            List<Step> steps = new ArrayList<>(random(random, 7, values, 12));
            steps.replaceAll(step -> step.reads() || random.nextInt(3) == 0
                    ? step
                    : new Step(step.operation(), Step.ANY, step.leaves(), step.required()));
            impossible += agree(steps) ? 0 : 1;
        }
        assertThat(impossible).isBetween(300, 2_700);
    }

    /** The other one of the two writes of 1 would have its answer before the second read of it. */
    @Test
    void ofTwoWritesOfAValueTheOneWithTheLaterAnswerIsKeptForLater() {
        List<Step> steps = List.of(
                step(0, new int[] {Step.ANY, 1}, true, 1, 10),
                step(1, new int[] {Step.ANY, 1}, true, 2, 20),
                step(2, new int[] {1, Step.SAME}, true, 3, 4),
                step(3, new int[] {Step.ANY, 2}, true, 12, 13),
                step(4, new int[] {1, Step.SAME}, true, 15, 16));
        assertThat(agree(steps)).isTrue();
    }

    /** Two reads in a row, with no write between them, of n writes that have their answers: no order explains the second. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 200})
    void writesTogetherDoNotMakeItLong(int writes) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < writes; i++) {
            steps.add(step(i, new int[] {Step.ANY, i % 40 + 1}, true, i + 1, 201 + i));
        }
        for (int i = 0; i < 40; i++) {
            int value = i % Math.min(40, writes) + 1;
            steps.add(step(writes + i, new int[] {value, Step.SAME}, true, 401 + 2 * i, 402 + 2 * i));
        }
        Budget small = new Budget(System::nanoTime, Duration.ofMinutes(1), 4L << 20);
        Optional<Step> unexplained = LinearizabilitySearch.firstUnexplained(0, steps, small);
        assertThat(unexplained.map(Step::invoked)).isEqualTo(writes == 1 ? Optional.empty() : Optional.of(403L));
    }

    /** The same with the reads in between: each write has to take effect just before the read that finds its value. */
    @Test
    void readsBetweenWritesTogetherDoNotMakeItLong() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            steps.add(step(i, new int[] {Step.ANY, i % 3}, true, i + 1, 1001 + i));
        }
        for (int i = 0; i < 60; i++) {
            steps.add(step(60 + i, new int[] {i * 7 % 3, Step.SAME}, true, 401 + 2 * i, 402 + 2 * i));
        }
        Budget small = new Budget(System::nanoTime, Duration.ofMinutes(1), 4L << 20);
        assertThat(LinearizabilitySearch.firstUnexplained(0, steps, small)).isEmpty();
        steps.add(step(120, new int[] {3, Step.SAME}, true, 601, 602));
        assertThat(LinearizabilitySearch.firstUnexplained(0, steps, small).map(Step::invoked))
                .contains(601L);
    }

    /** The window, with what came before forgotten, must be impossible by itself. */
    @Test
    void smallestWindowsAreImpossibleWhateverCameBefore() {
        Random random = new Random(11);
        int shorter = 0;
        for (int run = 0; run < 1_000; run++) {
            List<Step> steps = random(random, 8, 3, 3);
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

    /** @param swaps how far questions and answers are moved; the more, the more is under way together */
    private static List<Step> random(Random random, int count, int values, int swaps) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            order.add(i);
            order.add(i);
        }
        // Swaps of neighbours, so that not all is asked at once.
        for (int i = 0; i < count * swaps; i++) {
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
