package io.nonet.reports.model;

import io.nonet.observe.TimedObservation;
import io.nonet.reports.model.Entry.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Everything that was seen, line by line, as far as there is room: first what was seen around failures, then what happened,
 * then what agents logged.
 */
final class SeenLog implements Collector {
    /** How long before and after a failure everything is worth a look. */
    static final long AROUND_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final int MOST_KEPT = 20_000;
    private static final int MOST_SHOWN = 2000;
    /** In the page, with what stands around each line. */
    private static final int MOST_BYTES = 200_000;

    private static final int BYTES_AROUND = 105;

    /** Lines of logs and requests, which can be many; the oldest go first, unless they are near a failure. */
    private final Deque<Entry> many = new ArrayDeque<>();

    private final List<Entry> kept = new ArrayList<>();
    private final Failures failures;
    private int told;

    SeenLog(Failures failures) {
        this.failures = failures;
    }

    @Override
    public void see(TimedObservation<?> seen) {
        Entries.of(seen.nanos(), seen.observation()).ifPresent(this::add);
    }

    void add(Entry entry) {
        told++;
        if (entry.kind() == Kind.LOG || entry.kind() == Kind.REQUEST) {
            many.addLast(entry);
            if (many.size() > MOST_KEPT) {
                Entry oldest = many.removeFirst();
                if (isNearFailure(oldest) && kept.size() < 2 * MOST_KEPT) {
                    kept.add(oldest);
                }
            }
        } else if (kept.size() < 2 * MOST_KEPT || entry.kind() == Kind.FAILURE) {
            kept.add(entry);
        }
    }

    /** What there is room for, by its time. */
    List<Entry> shown() {
        // Ranked once each: a sort compares an entry with many others.
        List<Entry> all = Stream.concat(kept.stream(), many.stream())
                .map(entry -> new Ranked(entry, rank(entry), distance(entry)))
                .sorted(Comparator.comparingInt(Ranked::rank).thenComparingLong(Ranked::distance))
                .map(Ranked::entry)
                .toList();
        List<Entry> shown = new ArrayList<>();
        int bytes = 0;
        for (Entry entry : all) {
            bytes += BYTES_AROUND + PageBytes.of(entry.text()) + PageBytes.of(entry.source());
            if (shown.size() == MOST_SHOWN || bytes > MOST_BYTES) {
                break;
            }
            shown.add(entry);
        }
        shown.sort(Comparator.comparingLong(Entry::nanos));
        return shown;
    }

    /** How many lines there were, shown or not; answered requests are none. */
    int told() {
        return told;
    }

    private int rank(Entry entry) {
        if (entry.kind() == Kind.FAILURE) {
            return 0;
        }
        if (isNearFailure(entry)) {
            return 1;
        }
        return entry.kind() == Kind.LOG || entry.kind() == Kind.REQUEST ? 3 : 2;
    }

    private boolean isNearFailure(Entry entry) {
        return distance(entry) <= AROUND_NANOS;
    }

    private long distance(Entry entry) {
        return failures.distance(entry.nanos());
    }

    private record Ranked(Entry entry, int rank, long distance) {}
}
