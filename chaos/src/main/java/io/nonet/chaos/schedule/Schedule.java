package io.nonet.chaos.schedule;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which faults are there when; a pure value.
 *
 * @param seed what it was drawn from; a shrunk schedule keeps that of the one that it comes from
 * @param entries in the order in which they begin; none is a schedule of a cluster that is left alone
 */
public record Schedule(long seed, List<Entry> entries) {
    public Schedule {
        entries = List.copyOf(entries);
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).at().compareTo(entries.get(i - 1).at()) < 0) {
                throw new IllegalArgumentException("entries: expected in the order in which they begin, but number "
                        + (i + 1) + " begins before number " + i);
            }
        }
    }

    /**
     * One fault and its time.
     *
     * @param at when it is injected, counted from the start; not negative, and no more than a day
     * @param lasts how long it stays; more than nothing, and no more than a day
     */
    public record Entry(Duration at, Duration lasts, Fault fault) {
        private static final Duration MOST = Duration.ofDays(1);

        public Entry {
            requireNonNull(at, "at");
            requireNonNull(lasts, "lasts");
            requireNonNull(fault, "fault");
            if (at.isNegative()) {
                throw new IllegalArgumentException("at: expected no time before the start, but was [" + at + "]");
            }
            if (at.compareTo(MOST) > 0 || lasts.compareTo(MOST) > 0) {
                throw new IllegalArgumentException(
                        "at, lasts: expected no more than a day, but were [" + at + "] and [" + lasts + "]");
            }
            if (lasts.isNegative() || lasts.isZero()) {
                throw new IllegalArgumentException("lasts: expected more than nothing, but was [" + lasts + "]");
            }
        }

        /** When it is healed, counted from the start. */
        public Duration end() {
            return at.plus(lasts);
        }
    }

    /** One thing to do: the entry of this index begins, or ends. */
    record Step(Duration at, int index, boolean begins) {}

    /** The same seed with other entries. */
    Schedule with(List<Entry> others) {
        return new Schedule(seed, others);
    }

    /**
     * All that is to be done, in order. At one moment what ends comes before what begins, and of what ends the youngest
     * comes first, so that a fault that began within another one is gone before that one.
     */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            steps.add(new Step(entries.get(i).at(), i, true));
            steps.add(new Step(entries.get(i).end(), i, false));
        }
        steps.sort(Comparator.comparing(Step::at)
                .thenComparing(Step::begins)
                .thenComparing(step -> step.begins() ? step.index() : -step.index()));
        return steps;
    }
}
