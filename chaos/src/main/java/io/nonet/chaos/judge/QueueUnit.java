package io.nonet.chaos.judge;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.history.Operation;
import io.nonet.observe.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One unit of work: how often it was there at the beginning, and all the times that it was put in and given out. */
final class QueueUnit {
    private final JsonNode value;
    private final List<Operation> enqueued = new ArrayList<>();
    private final List<Operation> dequeued = new ArrayList<>();
    private int initial;

    QueueUnit(JsonNode value) {
        this.value = requireNonNull(value);
    }

    void wasThere() {
        initial++;
    }

    void add(Operation operation) {
        (operation.function().equals("enqueue") ? enqueued : dequeued).add(operation);
    }

    /** How often it was surely put in. */
    long acknowledged() {
        return initial + enqueued.stream().filter(Operation::ok).count();
    }

    /** How often it was given out. */
    int times() {
        return dequeued.size();
    }

    /** Whether it was given out though nobody knows that it was put in. */
    boolean recovered() {
        return acknowledged() == 0 && times() > 0 && possible(Operation.OPEN) > 0;
    }

    /** How many are missing of those that were surely put in. */
    long lost() {
        return Math.max(0, acknowledged() - times());
    }

    /** When it was given out more often than it may have been put in until then; empty if that never was. */
    Optional<Operation> tooMany() {
        List<Operation> inOrder = dequeued.stream()
                .sorted(Comparator.comparingLong(Operation::completed))
                .toList();
        for (int i = 0; i < inOrder.size(); i++) {
            if (possible(inOrder.get(i).completed()) <= i) {
                return Optional.of(inOrder.get(i));
            }
        }
        return Optional.empty();
    }

    /** Whether it was given out before it may have been put in at all. */
    boolean unasked() {
        return dequeued.stream().anyMatch(one -> possible(one.completed()) == 0);
    }

    /** Whether it was put in, and refused each time. */
    boolean refused() {
        return !enqueued.isEmpty() && possible(Operation.OPEN) == 0;
    }

    /** How often it may have been put in before a place. */
    private long possible(long place) {
        return initial
                + enqueued.stream()
                        .filter(one -> one.outcome() != Outcome.FAIL && one.invoked() < place)
                        .count();
    }

    List<Operation> all() {
        List<Operation> all = new ArrayList<>(enqueued);
        all.addAll(dequeued);
        return all;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
