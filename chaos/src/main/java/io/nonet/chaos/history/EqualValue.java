package io.nonet.chaos.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Which values of histories are equal: 3 and 3.0 are one value, and the order of an object's fields says nothing. */
public final class EqualValue {
    private EqualValue() {}

    /** What is equal where the values are; good as the key of a map. */
    public static Object of(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros();
        }
        if (value instanceof ObjectNode object) {
            Map<String, Object> fields = new HashMap<>();
            object.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
            return fields;
        }
        return value instanceof ArrayNode array
                ? StreamSupport.stream(array.spliterator(), false)
                        .map(EqualValue::of)
                        .toList()
                : value;
    }
}
