package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a lane of changes; holds a bounded number of bars however many there are. */
final class LaneBuilder {
    private static final int MOST = 400;

    private final String name;
    private List<Bar> bars = new ArrayList<>();
    private @Nullable Bar open;

    LaneBuilder(String name) {
        this.name = requireNonNull(name, "name");
    }

    /** From now on it is like this. */
    void change(long nanos, Tone tone, String label, String detail) {
        end(nanos);
        open = new Bar(nanos, nanos, tone, label, detail);
    }

    /** From now on there is nothing to tell of it. */
    void end(long nanos) {
        if (open != null) {
            Bar last = open;
            open = null;
            add(new Bar(last.fromNanos(), Math.max(nanos, last.fromNanos()), last.tone(), last.label(), last.detail()));
        }
    }

    /** At this moment, and no longer. */
    void moment(long nanos, Tone tone, String label, String detail) {
        add(new Bar(nanos, nanos, tone, label, detail));
    }

    void add(Bar bar) {
        bars.add(bar);
        if (bars.size() > 2 * MOST) {
            bars = joined(bars, MOST);
        }
    }

    Lane build(long endNanos) {
        end(endNanos);
        return new Lane(
                name,
                bars.stream().sorted(Comparator.comparingLong(Bar::fromNanos)).toList());
    }

    /** At most so many bars for the same time, by joining neighbours. */
    static List<Bar> joined(List<Bar> bars, int most) {
        List<Bar> shorter = bars;
        while (shorter.size() > most) {
            List<Bar> next = new ArrayList<>();
            for (int at = 0; at + 1 < shorter.size(); at += 2) {
                next.add(shorter.get(at).joined(shorter.get(at + 1)));
            }
            if (shorter.size() % 2 == 1) {
                next.add(shorter.get(shorter.size() - 1));
            }
            shorter = next;
        }
        return shorter;
    }
}
