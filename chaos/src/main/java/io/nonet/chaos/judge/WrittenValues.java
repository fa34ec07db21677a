package io.nonet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.history.EqualValue;
import io.nonet.chaos.history.Operation;
import io.nonet.observe.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was written to one key, each value once.
 *
 * @param initial what it held at the beginning
 * @param writes by what {@link EqualValue} makes of their values
 */
record WrittenValues(Object initial, Map<Object, Operation> writes) {
    static WrittenValues of(JsonNode initial, List<Operation> operations) {
        Map<Object, Operation> writes = new LinkedHashMap<>();
        operations.stream()
                .filter(one -> one.function().equals("write"))
                .forEach(one -> writes.put(EqualValue.of(one.asked()), one));
        return new WrittenValues(EqualValue.of(initial), writes);
    }

    List<Operation> acknowledged() {
        return writes.values().stream().filter(Operation::ok).toList();
    }

    /** The place by which the value of an answer had been written, for sure; before all others if it never was. */
    long by(Operation watch) {
        Operation source = writes.get(EqualValue.of(Watcher.value(watch)));
        return source == null ? Long.MIN_VALUE : source.completed();
    }

    /** Why the value of an answer cannot be; empty if it can. */
    Optional<String> impossible(Operation watch) {
        Object value = EqualValue.of(Watcher.value(watch));
        Operation source = writes.get(value);
        if (value.equals(initial)) {
            return Optional.empty();
        }
        if (source == null || source.invoked() > watch.completed()) {
            return Optional.of("nobody had written");
        }
        return source.outcome() == Outcome.FAIL ? Optional.of("was refused") : Optional.empty();
    }
}
