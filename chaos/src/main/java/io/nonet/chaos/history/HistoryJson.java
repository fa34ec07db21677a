package io.nonet.chaos.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How the JSON of a history is read: numbers exactly, a field once, and no value so deep that it could not be compared. */
final class HistoryJson {
    /**
     * Far more than a value has that somebody reads, and one for the event around it; comparing one takes some frames of the
     * stack for each.
     */
    private static final int DEEPEST = 101;

    private static final JsonMapper MAPPER = mapper();

    private HistoryJson() {}

    /**
     * What a text says.
     *
     * @throws JsonProcessingException if it is no JSON, or has a number that nobody can calculate with
     */
    static JsonNode read(String text) throws JsonProcessingException {
        try {
            return MAPPER.readTree(text);
        } catch (MismatchedInputException e) {
            throw new JsonParseException(null, "more follows after the end of its value", e);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new JsonParseException(null, "a number in it is too large", e);
        }
    }

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                // So that a message shows 1.0 as it stands there.
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }
}
