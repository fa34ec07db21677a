package io.nonet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.history.EqualValue;
import io.nonet.chaos.history.Operation;
import io.nonet.observe.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** When each value of one register was written, and surely overwritten. */
final class Overwrites {
    /** The place of what was there at the beginning. */
    private static final long BEGINNING = -1;

    /**
     * By value and place of a question: by where what was written until then had surely taken effect for the last time, if it ever did.
     */
    private final Map<Object, NavigableMap<Long, Long>> written = new HashMap<>();
    /** Writes that were acknowledged in the order of their questions; and of each and those after it the first answer. */
    private final List<Operation> acknowledged;

    private final List<Operation> firstAnswered;

    Overwrites(JsonNode initial, List<Operation> operations) {
        List<Operation> writes = operations.stream()
                .filter(one -> !one.function().equals("read") && one.outcome() != Outcome.FAIL)
                .sorted(Comparator.comparingLong(Operation::invoked))
                .toList();
        of(initial).put(BEGINNING, BEGINNING);
        writes.forEach(write -> of(left(write)).put(write.invoked(), write.completed()));
        operations.stream()
                .filter(one -> one.ok() && one.function().equals("read"))
                .forEach(read -> found(sources(read), read.completed()));
        written.values().forEach(Overwrites::last);
        acknowledged = writes.stream().filter(Operation::ok).toList();
        firstAnswered = new ArrayList<>(acknowledged);
        for (int i = acknowledged.size() - 2; i >= 0; i--) {
            Operation later = firstAnswered.get(i + 1);
            if (later.completed() < firstAnswered.get(i).completed()) {
                firstAnswered.set(i, later);
            }
        }
    }

    private NavigableMap<Long, Long> of(JsonNode value) {
        return written.computeIfAbsent(EqualValue.of(value), unknown -> new TreeMap<>());
    }

    /** The writes of what a read has found. */
    private NavigableMap<Long, Long> sources(Operation read) {
        return written.getOrDefault(EqualValue.of(read.answered()), Collections.emptyNavigableMap());
    }

    private static JsonNode left(Operation write) {
        return write.function().equals("cas") ? write.asked().path(1) : write.asked();
    }

    /** The first write of a value had taken effect, answer or not, if it was read before the next one was asked for. */
    private static void found(NavigableMap<Long, Long> all, long read) {
        Map.Entry<Long, Long> source = all.lowerEntry(read);
        if (source != null && source.getKey().equals(all.firstKey())) {
            all.put(source.getKey(), Math.min(source.getValue(), read));
        }
    }

    /** Of several writes of a value nobody can tell which one is read, so the last of those that it may be counts. */
    private static void last(NavigableMap<Long, Long> all) {
        long last = BEGINNING;
        for (Map.Entry<Long, Long> one : all.entrySet()) {
            last = Math.max(last, one.getValue());
            one.setValue(last);
        }
    }

    /** Whether a value may have been there before the answer to a read came. */
    boolean possible(Operation read) {
        return sources(read).lowerKey(read.completed()) != null;
    }

    /**
     * The write that surely replaced what a read has found, whichever write of it that was, and was acknowledged first; empty if
     * that was not before it.
     */
    Optional<Operation> replacedBefore(Operation read) {
        Map.Entry<Long, Long> source = sources(read).lowerEntry(read.completed());
        if (source == null) {
            return Optional.empty();
        }
        int low = 0;
        int high = acknowledged.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (acknowledged.get(middle).invoked() > source.getValue()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == acknowledged.size()
                ? Optional.empty()
                : Optional.of(firstAnswered.get(low)).filter(write -> write.before(read));
    }

    /** Whether what a read has found was surely replaced before what an earlier one has found was written. */
    boolean wentBack(Operation earlier, Operation later) {
        Map.Entry<Long, Long> first = sources(earlier).firstEntry();
        Map.Entry<Long, Long> second = sources(later).lowerEntry(later.completed());
        return first != null && second != null && second.getValue() < first.getKey();
    }
}
