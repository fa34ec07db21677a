package io.nonet.chaos.judge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The questions and answers of a register's steps in order, and which steps are under way at a moment of it that can be
 * moved both ways.
 *
 * <p>A required step under way has a slot to itself, which another one gets once it has its answer; so a set of such steps
 * is a few bits. Steps that are not required and do the same are told apart by nothing but when they were asked, so they
 * are counted by kind. Those whose value nobody ever observes are left out: they explain nothing.
 */
final class Course {
    /** One event: of the step of this index, its question or its answer. */
    private record Event(long place, int step, boolean completes) {}

    private final List<Step> steps;
    private final Event[] events;
    private final int[] slot;
    private final int[] kind;
    private final int[] lastObserved;
    private final int[] bySlot;
    private final int[] available;
    private final Step[] kinds;
    private int at;

    Course(List<Step> all) {
        steps = all.stream().filter(new Observable(all)::test).toList();
        events = events(steps);
        slot = new int[steps.size()];
        kind = new int[steps.size()];
        int values = 1
                + all.stream()
                        .mapToInt(step -> Math.max(step.observes(), step.leaves()))
                        .max()
                        .orElse(0);
        lastObserved = new int[values];
        Arrays.fill(lastObserved, -1);
        kinds = number();
        available = new int[kinds.length];
        bySlot = new int[slots()];
        Arrays.fill(bySlot, -1);
    }

    /** Steps that are not required and may be observed by another one; found by leaving out others until none is left. */
    private static final class Observable {
        private Set<Integer> observed = new HashSet<>();

        Observable(List<Step> steps) {
            List<Step> left = steps;
            int before;
            do {
                before = left.size();
                observed = new HashSet<>();
                left.forEach(step -> observed.add(step.observes()));
                left = left.stream().filter(this::test).toList();
            } while (left.size() < before);
        }

        boolean test(Step step) {
            return step.required() || observed.contains(step.leaves());
        }
    }

    private static Event[] events(List<Step> steps) {
        ArrayList<Event> events = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            events.add(new Event(step.invoked(), i, false));
            if (step.required()) {
                events.add(new Event(step.completed(), i, true));
            }
        }
        events.sort(Comparator.comparingLong(Event::place));
        return events.toArray(Event[]::new);
    }

    /** Gives out slots and kinds, and notes when each value is observed for the last time. */
    private Step[] number() {
        Deque<Integer> free = new ArrayDeque<>();
        int slots = 0;
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        ArrayList<Step> found = new ArrayList<>();
        for (int event = 0; event < events.length; event++) {
            int index = events[event].step();
            Step step = steps.get(index);
            if (events[event].completes()) {
                free.push(slot[index]);
                observed(step, event);
            } else if (step.required()) {
                slot[index] = free.isEmpty() ? slots++ : free.pop();
            } else {
                slot[index] = -1;
                kind[index] = numbers.computeIfAbsent(List.of(step.observes(), step.leaves()), unknown -> {
                    found.add(step);
                    return numbers.size();
                });
                observed(step, Integer.MAX_VALUE);
            }
        }
        return found.toArray(Step[]::new);
    }

    private void observed(Step step, int event) {
        if (step.observes() >= 0) {
            lastObserved[step.observes()] = Math.max(lastObserved[step.observes()], event);
        }
    }

    private int slots() {
        return Arrays.stream(slot).max().orElse(-1) + 1;
    }

    /** How many events there are. */
    int length() {
        return events.length;
    }

    /** How many slots there are. */
    int width() {
        return bySlot.length;
    }

    /** One step of each kind of those that are not required. */
    Step[] kinds() {
        return kinds;
    }

    int at() {
        return at;
    }

    /** Whether the next event is an answer. */
    boolean completes() {
        return events[at].completes();
    }

    /** The step that the next event is about. */
    Step next() {
        return steps.get(events[at].step());
    }

    /** The slot of that step; -1 if it is not required. */
    int nextSlot() {
        return slot[events[at].step()];
    }

    /** The required step under way in a slot, or null. */
    @Nullable
    Step inSlot(int number) {
        return bySlot[number] < 0 ? null : steps.get(bySlot[number]);
    }

    /** How many steps of a kind were asked so far. */
    int available(int number) {
        return available[number];
    }

    /** Whether nobody will observe this value from now on but, perhaps, steps that have it already. */
    boolean dead(int value) {
        return lastObserved[value] < at;
    }

    /** Moves to just before an event. */
    void moveTo(int event) {
        while (at < event) {
            pass(at++, true);
        }
        while (at > event) {
            pass(--at, false);
        }
    }

    private void pass(int event, boolean forward) {
        int index = events[event].step();
        if (slot[index] < 0) {
            available[kind[index]] += forward ? 1 : -1;
        } else {
            bySlot[slot[index]] = events[event].completes() == forward ? -1 : index;
        }
    }
}
