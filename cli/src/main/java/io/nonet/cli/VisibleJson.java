package io.nonet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.nonet.observe.VisibleText;

/** JSON for a page that shows its texts as they are. */
final class VisibleJson {
    private VisibleJson() {}

    /** The same object, with each text in it made visible. */
    static ObjectNode of(ObjectNode json) {
        json.properties().forEach(field -> field.setValue(visible(field.getValue())));
        return json;
    }

    private static JsonNode visible(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return of(object);
        }
        if (json instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                array.set(at, visible(array.get(at)));
            }
        }
        return json.isTextual() ? TextNode.valueOf(VisibleText.ofLines(json.textValue())) : json;
    }
}
