package io.nonet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Gives each value a number, so that values can be compared fast; 3 and 3.0 are one value. */
final class Values {
    private final Map<Object, Integer> numbers = new HashMap<>();

    /** The number of this value, from 0. */
    int number(JsonNode value) {
        return numbers.computeIfAbsent(comparable(value), unknown -> numbers.size());
    }

    /** What is equal where the values are. */
    static Object comparable(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros();
        }
        if (value instanceof ObjectNode object) {
            Map<String, Object> fields = new HashMap<>();
            object.properties().forEach(field -> fields.put(field.getKey(), comparable(field.getValue())));
            return fields;
        }
        return value instanceof ArrayNode array
                ? StreamSupport.stream(array.spliterator(), false)
                        .map(Values::comparable)
                        .toList()
                : value;
    }
}
