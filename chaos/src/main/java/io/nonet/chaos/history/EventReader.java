package io.nonet.chaos.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.observe.Freshness;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Makes an event of a line.
 *
 * @param file its name, for messages
 */
record EventReader(String file) {
    private static final int LONGEST_SHOWN = 80;
    private static final Set<String> MODES = Set.of("default", "consistent", "stale");

    /**
     * The object of a line.
     *
     * @throws JsonProcessingException if the line is no JSON
     * @throws HistoryException if it is no object
     */
    ObjectNode object(int line, String text) throws JsonProcessingException {
        JsonNode json = HistoryJson.read(text);
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw wrong(line, "expected a JSON object, found " + shown(text));
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + " …";
    }

    /** The event of an object. */
    Event event(int line, ObjectNode json) {
        return new Event(
                line,
                line,
                type(line, json),
                scalar(line, json, "process").orElseThrow(() -> missing(line, "process", "a number or a name")),
                scalar(line, json, "f").orElseThrow(() -> missing(line, "f", "what is asked")),
                scalar(line, json, "key"),
                value(json.path("value")),
                whole(line, "time", json.path("time")),
                scalar(line, json, "target"),
                freshness(line, json.path("freshness")));
    }

    HistoryException wrong(int line, String problem) {
        return new HistoryException(file + ":" + line, problem, null);
    }

    private HistoryException missing(int line, String field, String expected) {
        return wrong(line, field + ": expected " + expected + ", found nothing");
    }

    private EventType type(int line, ObjectNode json) {
        String expected = "expected invoke, ok, fail or info, found ";
        String word = scalar(line, json, "type").orElseThrow(() -> wrong(line, "type: " + expected + "nothing"));
        for (EventType type : EventType.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
                return type;
            }
        }
        throw wrong(line, "type: " + expected + word);
    }

    private Optional<String> scalar(int line, ObjectNode json, String field) {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (node.isTextual() || node.isIntegralNumber()) {
            return Optional.of(node.asText());
        }
        throw wrong(line, field + ": expected a text or a whole number, found " + node);
    }

    private OptionalLong whole(int line, String field, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return OptionalLong.empty();
        }
        if (node.isNumber() && node.canConvertToLong() && node.canConvertToExactIntegral()) {
            return OptionalLong.of(node.longValue());
        }
        throw wrong(line, field + ": expected a whole number, found " + node);
    }

    private Optional<Freshness> freshness(int line, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!(node instanceof ObjectNode json)) {
            throw wrong(line, "freshness: expected an object, found " + node);
        }
        String mode = scalar(line, json, "mode").orElseThrow(() -> missing(line, "freshness.mode", "a mode"));
        if (!MODES.contains(mode)) {
            throw wrong(line, "freshness.mode: expected default, consistent or stale, found " + mode);
        }
        return Optional.of(new Freshness(
                mode,
                optional(whole(line, "freshness.index", json.path("index"))),
                optional(whole(line, "freshness.lastContactNanos", json.path("lastContactNanos")))
                        .map(Duration::ofNanos),
                knownLeader(line, json.path("knownLeader"))));
    }

    private Optional<Boolean> knownLeader(int line, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        throw wrong(line, "freshness.knownLeader: expected true or false, found " + node);
    }

    private static Optional<Long> optional(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static JsonNode value(JsonNode node) {
        return node instanceof MissingNode ? NullNode.getInstance() : node;
    }
}
