package io.nonet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.history.EqualValue;
import io.nonet.chaos.history.Operation;
import io.nonet.observe.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When each value of one register was written, and surely overwritten. */
final class Overwrites {
    /** The place of what was there at the beginning. */
    private static final long BEGINNING = -1;

    /** From where on a value may have been there, and by where it was surely there for the last time, if only for a moment. */
    private record Written(long from, long by) {
        Written and(Written other) {
            return new Written(Math.min(from, other.from), Math.max(by, other.by));
        }
    }

    private final Map<Object, Written> written = new HashMap<>();
    /** Writes that were acknowledged in the order of their questions; and of each and those after it the first answer. */
    private final List<Operation> acknowledged;

    private final List<Operation> firstAnswered;

    Overwrites(JsonNode initial, List<Operation> operations) {
        written.put(EqualValue.of(initial), new Written(BEGINNING, BEGINNING));
        Map<Object, Long> firstRead = new HashMap<>();
        operations.stream()
                .filter(one -> one.ok() && one.function().equals("read"))
                .forEach(read -> firstRead.merge(EqualValue.of(read.answered()), read.completed(), Math::min));
        List<Operation> writes = operations.stream()
                .filter(one -> !one.function().equals("read") && one.outcome() != Outcome.FAIL)
                .toList();
        for (Operation write : writes) {
            Object value = EqualValue.of(left(write));
            // Of one without an answer it is known that it took effect once it is read.
            long by = Math.min(
                    write.completed(), Math.max(write.invoked(), firstRead.getOrDefault(value, Operation.OPEN)));
            written.merge(value, new Written(write.invoked(), by), Written::and);
        }
        acknowledged = writes.stream()
                .filter(Operation::ok)
                .sorted(Comparator.comparingLong(Operation::invoked))
                .toList();
        firstAnswered = new ArrayList<>(acknowledged);
        for (int i = acknowledged.size() - 2; i >= 0; i--) {
            Operation later = firstAnswered.get(i + 1);
            if (later.completed() < firstAnswered.get(i).completed()) {
                firstAnswered.set(i, later);
            }
        }
    }

    private static JsonNode left(Operation write) {
        return write.function().equals("cas") ? write.asked().path(1) : write.asked();
    }

    /** Whether a value may have been there before the answer to a read came. */
    boolean possible(Operation read) {
        Written source = written.get(EqualValue.of(read.answered()));
        return source != null && source.from() < read.completed();
    }

    /** The write that surely replaced what a read has found, and was acknowledged first; empty if that was not before it. */
    Optional<Operation> replacedBefore(Operation read) {
        Written source = written.get(EqualValue.of(read.answered()));
        if (source == null) {
            return Optional.empty();
        }
        int low = 0;
        int high = acknowledged.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (acknowledged.get(middle).invoked() > source.by()) {
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
        Written first = written.get(EqualValue.of(earlier.answered()));
        Written second = written.get(EqualValue.of(later.answered()));
        return first != null && second != null && second.by() < first.from();
    }
}
