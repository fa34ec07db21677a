package io.nonet.chaos.schedule;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.schedule.Schedule.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Makes a failing schedule smaller while it fails: drops entries by delta debugging (ddmin: Zeller, Hildebrandt, Simplifying
 * and Isolating Failure-Inducing Input, 2002), then halves how long those that are left last, and so on until nothing
 * changes.
 *
 * <p>Nothing is tried twice: a predicate that answers one way now and another way later is taken at its first word.
 */
public final class Shrinker {
    /** Below that a fault is healed as soon as it is proved. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Predicate<Schedule> stillFails;
    private final int limit;
    private final Map<List<Entry>, Boolean> known = new HashMap<>();
    private Schedule smallest;
    private boolean exhausted;

    private Shrinker(Schedule failing, Predicate<Schedule> stillFails, int limit) {
        this.smallest = requireNonNull(failing, "failing");
        this.stillFails = requireNonNull(stillFails, "stillFails");
        this.limit = limit;
        known.put(failing.entries(), true);
    }

    /**
     * What is left.
     *
     * @param schedule the smallest one that was seen to fail; without entries if it fails without faults, too
     * @param attempts how many schedules were tried
     * @param minimal whether no single entry can be left out; false if the limit was reached before that was known
     */
    public record Shrunk(Schedule schedule, int attempts, boolean minimal) {
        public Shrunk {
            requireNonNull(schedule, "schedule");
        }
    }

    /**
     * Shrinks a schedule that was seen to fail.
     *
     * @param stillFails runs a smaller one; true if it fails in the same way
     * @param limit how many of them are tried at most
     */
    public static Shrunk shrink(Schedule failing, Predicate<Schedule> stillFails, int limit) {
        Shrinker shrinker = new Shrinker(failing, stillFails, limit);
        shrinker.run();
        return new Shrunk(shrinker.smallest, shrinker.known.size() - 1, !shrinker.exhausted);
    }

    private void run() {
        // What fails without faults would else be put down to the last fault that is left.
        if (accepted(List.of())) {
            return;
        }
        do {
            dropEntries();
        } while (shorten());
    }

    /** Once this returns, no entry can be left out by itself, unless the limit was reached. */
    private void dropEntries() {
        int parts = 2;
        while (smallest.entries().size() > 1) {
            List<Entry> all = smallest.entries();
            parts = Math.min(parts, all.size());
            if (onePart(all, parts)) {
                parts = 2;
            } else if (allButOnePart(all, parts)) {
                parts = Math.max(parts - 1, 2);
            } else if (parts < all.size()) {
                parts = parts * 2;
            } else {
                return;
            }
        }
    }

    private boolean onePart(List<Entry> all, int parts) {
        for (int i = 0; i < parts; i++) {
            if (accepted(all.subList(start(all, parts, i), start(all, parts, i + 1)))) {
                return true;
            }
        }
        return false;
    }

    private boolean allButOnePart(List<Entry> all, int parts) {
        for (int i = 0; i < parts; i++) {
            List<Entry> rest = new ArrayList<>(all);
            rest.subList(start(all, parts, i), start(all, parts, i + 1)).clear();
            if (accepted(rest)) {
                return true;
            }
        }
        return false;
    }

    private static int start(List<Entry> all, int parts, int part) {
        return all.size() * part / parts;
    }

    /** Whether anything could be shortened. */
    private boolean shorten() {
        boolean changed = false;
        for (int i = 0; i < smallest.entries().size(); i++) {
            while (halved(i)) {
                changed = true;
            }
        }
        return changed;
    }

    private boolean halved(int index) {
        Entry entry = smallest.entries().get(index);
        Duration half = Duration.ofMillis(entry.lasts().toMillis() / 2);
        if (half.compareTo(SHORTEST) < 0) {
            return false;
        }
        List<Entry> entries = new ArrayList<>(smallest.entries());
        entries.set(index, new Entry(entry.at(), half, entry.fault()));
        return accepted(entries);
    }

    private boolean accepted(List<Entry> entries) {
        List<Entry> candidate = List.copyOf(entries);
        Boolean before = known.get(candidate);
        if (before == null && known.size() > limit) {
            exhausted = true;
            return false;
        }
        boolean fails = before == null ? stillFails.test(smallest.with(candidate)) : before;
        known.put(candidate, fails);
        if (fails) {
            smallest = smallest.with(candidate);
        }
        return fails;
    }
}
