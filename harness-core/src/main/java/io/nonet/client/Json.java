package io.nonet.client;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as both agents write it: names in UpperCamelCase, absent and null texts and collections meaning empty ones, times
 * and durations in the forms of Go.
 */
public final class Json {

    private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .withConfigOverride(String.class, text -> text.setSetterInfo(EMPTY))
            .withConfigOverride(List.class, list -> list.setSetterInfo(EMPTY))
            .withConfigOverride(Map.class, map -> map.setSetterInfo(EMPTY))
            .addModule(GoTime.module())
            .build();

    private Json() {}

    /** A new, empty JSON object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Parses one line of a stream.
     *
     * @throws JsonProcessingException when it is not JSON for this type
     */
    public static <T> @Nullable T parse(String line, Class<T> type) throws JsonProcessingException {
        return MAPPER.readValue(line, type);
    }

    /**
     * Reads a part of a document as a value.
     *
     * @throws IllegalArgumentException when it does not fit
     */
    public static <T> T convert(JsonNode node, Class<T> type) {
        return MAPPER.convertValue(node, type);
    }

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("Can't be sent as JSON: " + value.getClass(), failure);
        }
    }

    static <T> @Nullable T read(byte[] body, Class<T> type) throws IOException {
        return MAPPER.readValue(body, type);
    }

    static <T> @Nullable List<T> readList(byte[] body, Class<T> type) throws IOException {
        JavaType list = MAPPER.getTypeFactory().constructCollectionType(List.class, type);
        return MAPPER.readValue(body, list);
    }

    static <T> @Nullable Map<String, T> readMap(byte[] body, Class<T> type) throws IOException {
        JavaType map = MAPPER.getTypeFactory().constructMapType(Map.class, String.class, type);
        return MAPPER.readValue(body, map);
    }
}
