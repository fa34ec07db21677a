package io.nonet.chaos.history;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all processes asked of one kind of thing.
 *
 * @param model what the operations work on
 * @param initial what everything holds before the first operation
 * @param initialByKey what these keys hold instead
 * @param operations those that can be judged, in the order in which they were asked
 * @param unjudged the keys whose operations were left out, as it cannot be told what happened to them
 * @param problems why, and what else was noticed, in order
 * @param cutOff whether the record ends in the middle of a line
 */
public record History(
        Model model,
        JsonNode initial,
        Map<String, JsonNode> initialByKey,
        List<Operation> operations,
        Set<String> unjudged,
        List<Problem> problems,
        boolean cutOff) {
    public History {
        requireNonNull(model, "model");
        requireNonNull(initial, "initial");
        initialByKey = Map.copyOf(initialByKey);
        operations = List.copyOf(operations);
        unjudged = Set.copyOf(unjudged);
        problems = List.copyOf(problems);
    }

    /** The operations of each key, in the order of the keys' first operations. */
    public Map<Optional<String>, List<Operation>> byKey() {
        Map<Optional<String>, List<Operation>> byKey = new LinkedHashMap<>();
        operations.forEach(operation ->
                byKey.computeIfAbsent(operation.key(), key -> new ArrayList<>()).add(operation));
        return byKey;
    }

    /** The part of it that is about keys that begin with this. */
    public History only(String prefix) {
        return with(operations.stream()
                .filter(operation -> operation.key().orElse("").startsWith(prefix))
                .toList());
    }

    /** The same, with every read counted as one that any server may have answered, however far it is behind. */
    public History relaxed() {
        return with(operations.stream().map(Operation::relaxed).toList());
    }

    private History with(List<Operation> others) {
        return new History(model, initial, initialByKey, others, unjudged, problems, cutOff);
    }

    /** What a key holds before the first operation. */
    public JsonNode initial(Optional<String> key) {
        return key.map(initialByKey::get).orElse(initial);
    }
}
