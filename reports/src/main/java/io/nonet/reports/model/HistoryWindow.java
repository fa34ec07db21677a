package io.nonet.reports.model;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.nonet.observe.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A part of a history that shows a violation by itself, and what else was asked around it.
 *
 * @param key what it is about; empty where the history has one thing only; untrusted text
 * @param reason what cannot be, in a sentence; untrusted text
 * @param fromNanos where the marked time begins
 * @param toNanos where it ends; the same as {@code fromNanos} if no operation of it is in the run file
 * @param clients their operations of the same key, around the marked time; by name
 * @param leftOut how many operations there was no room for
 */
public record HistoryWindow(
        Optional<String> key,
        String reason,
        long fromNanos,
        long toNanos,
        List<ClientOperations> clients,
        long leftOut) {
    private static final int LONGEST_REASON = 600;
    private static final int MOST_MARKED = 60;
    private static final int MOST = 120;
    /** What is shown on each side, as a part of the marked time, and at least. */
    private static final double AROUND = 0.6;

    private static final long LEAST_AROUND = TimeUnit.MILLISECONDS.toNanos(20);

    public HistoryWindow {
        requireNonNull(key, "key");
        reason = Shortened.text(reason, LONGEST_REASON);
        clients = List.copyOf(clients);
    }

    /**
     * Draws a window: the last of its operations, and of the others those that are nearest to it in time.
     *
     * @param operations of the key, those of the window marked
     */
    static HistoryWindow of(Optional<String> key, String reason, List<DrawnOperation> operations) {
        List<DrawnOperation> marked = operations.stream()
                .filter(DrawnOperation::marked)
                .sorted(comparingLong(DrawnOperation::fromNanos))
                .toList();
        if (marked.isEmpty()) {
            return new HistoryWindow(key, reason, 0, 0, List.of(), 0);
        }
        List<DrawnOperation> last = marked.subList(Math.max(0, marked.size() - MOST_MARKED), marked.size());
        // What has no answer may have been asked long before: it reaches into the picture.
        List<DrawnOperation> answered =
                last.stream().filter(one -> one.outcome() == Outcome.OK).toList();
        List<DrawnOperation> telling = answered.isEmpty() ? last : answered;
        long from = telling.stream().mapToLong(DrawnOperation::fromNanos).min().orElse(0);
        long to = telling.stream().mapToLong(DrawnOperation::toNanos).max().orElse(0);
        HistoryWindow empty = new HistoryWindow(key, reason, from, to, List.of(), 0);
        long middle = from + (to - from) / 2;
        List<DrawnOperation> others = operations.stream()
                .filter(one -> !one.marked() && one.overlaps(empty.shownFromNanos(), empty.shownToNanos()))
                .sorted(comparingLong(one -> Math.abs(one.fromNanos() - middle)))
                .toList();
        List<DrawnOperation> near = others.subList(0, Math.min(others.size(), MOST - last.size()));
        List<ClientOperations> clients = Stream.concat(last.stream(), near.stream())
                .sorted(comparingLong(DrawnOperation::fromNanos))
                .collect(groupingBy(DrawnOperation::client, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(entry -> new ClientOperations(entry.getKey(), entry.getValue()))
                .toList();
        return new HistoryWindow(
                key, reason, from, to, clients, marked.size() - last.size() + others.size() - near.size());
    }

    /** Where the picture begins, a little before the marked time. */
    public long shownFromNanos() {
        return Math.max(0, fromNanos - around());
    }

    /** Where the picture ends, a little after the marked time. */
    public long shownToNanos() {
        return toNanos + around();
    }

    /** The operations that show the violation, in the order in which they were asked. */
    public List<DrawnOperation> marked() {
        return clients.stream()
                .flatMap(client -> client.operations().stream())
                .filter(DrawnOperation::marked)
                .sorted(comparingLong(DrawnOperation::fromNanos))
                .toList();
    }

    private long around() {
        return Math.max(LEAST_AROUND, (long) (AROUND * (toNanos - fromNanos)));
    }
}
