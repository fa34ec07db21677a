package io.nonet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.history.EqualValue;
import java.util.HashMap;
import java.util.Map;

/** Gives each value a number, so that values can be compared fast. */
final class Values {
    private final Map<Object, Integer> numbers = new HashMap<>();

    /** The number of this value, from 0. */
    int number(JsonNode value) {
        return numbers.computeIfAbsent(EqualValue.of(value), unknown -> numbers.size());
    }
}
