package io.nonet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Milliseconds, or MiB, of several runs. */
record Figures(List<Long> values) {
    Figures {
        values = List.copyOf(values);
    }

    /** The middle one; of an even number the mean of the two in the middle. 0 without values. */
    double median() {
        List<Long> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return size == 0 ? 0 : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0;
    }

    long worst() {
        return values.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    ObjectNode json(ObjectMapper mapper) {
        ObjectNode json = mapper.createObjectNode().put("median", median()).put("worst", worst());
        values.forEach(json.putArray("runs")::add);
        return json;
    }
}
