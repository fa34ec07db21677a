package io.nonet.chaos.judge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Looks for an order of a register's steps in which each observes what the one before has left, and which has every step
 * between its question and its answer.
 *
 * <p>The search of Wing and Gong, depth first, with Lowe's memory of configurations, just in time: an order is only decided
 * on when an answer comes. On the way these choices are made at once, since no other could be better:
 *
 * <ul>
 *   <li>a read takes effect as soon as the register holds its value;
 *   <li>a write that is under way when another one takes effect may have been overwritten by that at once: whether it was
 *       is left open until its answer, so that of n writes together not all 2^n subsets are gone through;
 *   <li>before its answer a write takes effect only where another step under way observes it, and so does a step that may never
 *       have happened;
 *   <li>of writes of one value the one takes effect first whose answer comes first.
 * </ul>
 *
 * <p>J. Wing and C. Gong, "Testing and Verifying Concurrent Objects", 1993; G. Lowe, "Testing for Linearizability", 2017.
 */
final class LinearizabilitySearch {
    /** What is chosen next, and what else could be. */
    private static final class Choice {
        private final int event;
        private final Configuration from;
        private final int[] candidates;
        private int next;

        Choice(int event, Configuration from, int[] candidates) {
            this.event = event;
            this.from = from;
            this.candidates = candidates;
        }

        /** About how many bytes it takes. */
        long bytes() {
            return 96 + 4L * candidates.length + from.bytes();
        }
    }

    private final Course course;
    private final Budget budget;
    private final Visited visited;
    private final Deque<Choice> choices = new ArrayDeque<>();
    private final int values;
    private long held;
    private int furthest = -1;

    private LinearizabilitySearch(List<Step> steps, Budget budget) {
        this.course = new Course(steps);
        this.budget = budget;
        this.visited = new Visited(Configuration.words(course.width()), course.kinds().length);
        this.values = 1
                + steps.stream()
                        .mapToInt(step -> Math.max(step.observes(), step.leaves()))
                        .max()
                        .orElse(0);
    }

    /**
     * The first step whose answer has no explanation: up to the one before there is an order, from it on there is none.
     * Empty if there is an order for all.
     *
     * @param initial the value of the register at the beginning
     * @throws BudgetExhaustedException if it could not be told within the budget
     */
    static Optional<Step> firstUnexplained(int initial, List<Step> steps, Budget budget) {
        return new LinearizabilitySearch(steps, budget).run(initial);
    }

    private Optional<Step> run(int initial) {
        Configuration now = new Configuration(initial, course.width(), course.kinds().length);
        while (advance(now)) {
            furthest = Math.max(furthest, course.at());
            budget.step(held + visited.bytes());
            if (visited.add(course.at(), now)) {
                push(new Choice(course.at(), now, candidates(now)));
            }
            Optional<Configuration> next = choose();
            if (next.isEmpty()) {
                course.moveTo(furthest);
                return Optional.of(course.next());
            }
            now = next.get();
        }
        return Optional.empty();
    }

    /**
     * Goes on to where a choice is needed: an answer of a step that has not taken effect yet, unless it was overwritten at once for
     * all that anybody observes. False at the end.
     */
    private boolean advance(Configuration now) {
        while (course.at() < course.length()) {
            int slot = course.nextSlot();
            if (course.completes()) {
                boolean overwritten =
                        now.covered(slot) && course.dead(course.next().leaves());
                if (!now.done(slot) && !overwritten) {
                    return true;
                }
                now.clear(slot);
            } else if (slot >= 0 && course.next().reads() && course.next().observes() == now.state()) {
                now.mark(slot);
            }
            course.moveTo(course.at() + 1);
        }
        return false;
    }

    private void push(Choice choice) {
        choices.push(choice);
        held += choice.bytes();
    }

    /** The next candidate of the youngest choice that has one left, taken; empty if all were tried. */
    private Optional<Configuration> choose() {
        while (!choices.isEmpty()) {
            Choice choice = choices.getFirst();
            int number = choice.next++;
            if (number < choice.candidates.length) {
                course.moveTo(choice.event);
                Configuration now = choice.from.copy();
                take(choice.candidates[number], now);
                return Optional.of(now);
            }
            held -= choices.pop().bytes();
        }
        return Optional.empty();
    }

    /**
     * What could take effect next: slots of steps under way, beyond them kinds of the others, and beyond these that the step
     * with the answer was overwritten at once. First what that step waits for, and that step itself if it can; the others
     * after that.
     */
    private int[] candidates(Configuration now) {
        Step due = course.next();
        int dueSlot = course.nextSlot();
        BitSet wanted = wanted(now);
        List<Integer> first = new ArrayList<>();
        List<Integer> last = new ArrayList<>();
        for (int slot = 0; slot < course.width(); slot++) {
            Step step = course.inSlot(slot);
            if (step == null || now.done(slot) || step.reads() || !fits(step, now)) {
                continue;
            }
            if (slot == dueSlot) {
                first.add(slot);
            } else if (!step.blind() || (wanted.get(step.leaves()) && soonest(step, now))) {
                (step.leaves() == due.observes() ? first : last).add(slot);
            }
        }
        for (int kind = 0; kind < course.kinds().length; kind++) {
            Step step = course.kinds()[kind];
            if (now.used(kind) < course.available(kind) && fits(step, now) && wanted.get(step.leaves())) {
                (step.leaves() == due.observes() ? first : last).add(course.width() + kind);
            }
        }
        if (now.covered(dueSlot)) {
            first.add(overwritten());
        }
        first.addAll(last);
        return first.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The candidate that stands for the step with the answer, overwritten at once by one that took effect before. */
    private int overwritten() {
        return course.width() + course.kinds().length;
    }

    /** Whether no other write of the same value that has not taken effect has its answer before this one. */
    private boolean soonest(Step write, Configuration now) {
        for (int slot = 0; slot < course.width(); slot++) {
            Step other = course.inSlot(slot);
            if (other != null
                    && other.blind()
                    && !now.done(slot)
                    && other.leaves() == write.leaves()
                    && other.completed() < write.completed()) {
                return false;
            }
        }
        return true;
    }

    /** The values that steps under way observe. */
    private BitSet wanted(Configuration now) {
        BitSet wanted = new BitSet(values);
        for (int slot = 0; slot < course.width(); slot++) {
            Step step = course.inSlot(slot);
            if (step != null && !step.blind() && !now.done(slot)) {
                wanted.set(step.observes());
            }
        }
        for (int kind = 0; kind < course.kinds().length; kind++) {
            Step step = course.kinds()[kind];
            if (!step.blind() && now.used(kind) < course.available(kind)) {
                wanted.set(step.observes());
            }
        }
        return wanted;
    }

    private static boolean fits(Step step, Configuration now) {
        return step.blind() || step.observes() == now.state();
    }

    private void take(int candidate, Configuration now) {
        if (candidate == overwritten()) {
            now.mark(course.nextSlot());
            return;
        }
        boolean required = candidate < course.width();
        Step step = required ? course.inSlot(candidate) : course.kinds()[candidate - course.width()];
        if (step == null) {
            throw new IllegalStateException("slot " + candidate + " is empty");
        }
        if (required) {
            now.mark(candidate);
        } else {
            now.use(candidate - course.width());
        }
        now.become(step.leaves());
        for (int slot = 0; slot < course.width(); slot++) {
            Step other = course.inSlot(slot);
            if (other == null || now.done(slot)) {
                continue;
            }
            if (other.reads() && other.observes() == now.state()) {
                now.mark(slot);
            } else if (other.blind() && step.blind()) {
                now.cover(slot);
            }
        }
    }
}
