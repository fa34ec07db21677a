package io.nonet.chaos.schedule;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.schedule.Schedule.Entry;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Draws schedules. The same values and the same seed give the same schedule, on every JVM.
 *
 * @param total by when all is healed, by the schedule; at least 10 s
 * @param weights of the kinds of fault
 * @param overlap how many faults may be there at the same time; from 1 to 10
 */
public record ScheduleGenerator(Topology topology, Duration total, Weights weights, int overlap) {
    /** The latest start and the shortest life of the first fault still fit into it. */
    public static final Duration SHORTEST = Duration.ofSeconds(10);

    private static final int MOST_OVERLAP = 10;
    /** Milliseconds from one start to the next; putting in place and proving takes one or two seconds. */
    private static final int LEAST_GAP = 1_000;

    private static final int MOST_GAP = 5_000;
    /** Milliseconds; longer than all election time-outs at the Raft multiplier 1, so that somebody notices. */
    private static final int LEAST_LIFE = 5_000;

    private static final int MOST_LIFE = 20_000;
    /** Whoever does not find a fault that fits in so many draws tries again later in the schedule. */
    private static final int DRAWS = 50;

    /**
     * Checks the sizes.
     *
     * @throws TopologyException if one is out of range
     */
    public ScheduleGenerator {
        requireNonNull(topology, "topology");
        requireNonNull(weights, "weights");
        if (total.compareTo(SHORTEST) < 0) {
            throw new TopologyException(
                    "length of a schedule", SHORTEST.toSeconds() + " s at least", total.toMillis() / 1000.0 + " s");
        }
        if (overlap < 1 || overlap > MOST_OVERLAP) {
            throw new TopologyException(
                    "faults at the same time", "from 1 to " + MOST_OVERLAP, Integer.toString(overlap));
        }
    }

    /** The schedule of a seed; never empty. */
    public Schedule generate(long seed) {
        Draw draw = new Draw(seed);
        List<Entry> entries = new ArrayList<>();
        Duration at = Duration.ZERO;
        while (true) {
            at = at.plusMillis(draw.between(LEAST_GAP, MOST_GAP));
            at = free(entries, at);
            Duration left = total.minus(at);
            if (left.compareTo(Duration.ofMillis(LEAST_LIFE)) < 0) {
                return new Schedule(seed, entries);
            }
            entry(draw, entries, at, left).ifPresent(entries::add);
        }
    }

    /** This moment, or the first one after it at which there is room for one more. */
    private Duration free(List<Entry> entries, Duration at) {
        List<Duration> ends = entries.stream()
                .map(Entry::end)
                .filter(end -> end.compareTo(at) > 0)
                .sorted(Comparator.reverseOrder())
                .toList();
        return ends.size() < overlap ? at : ends.get(overlap - 1);
    }

    private Optional<Entry> entry(Draw draw, List<Entry> entries, Duration at, Duration left) {
        Overlaps overlaps = new Overlaps(topology);
        for (int i = 0; i < DRAWS; i++) {
            Duration life = Duration.ofMillis(draw.between(LEAST_LIFE, MOST_LIFE));
            Entry entry = new Entry(
                    at,
                    life.compareTo(left) < 0 ? life : left,
                    weights.draw(draw).draw(draw, topology));
            if (overlaps.problem(entries, entry).isEmpty()) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}
