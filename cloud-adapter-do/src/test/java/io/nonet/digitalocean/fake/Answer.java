package io.nonet.digitalocean.fake;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** What the fake answers. */
record Answer(int status, String type, String body, Map<String, String> headers) {
    Answer {
        requireNonNull(type, "type");
        requireNonNull(body, "body");
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json", body.toString(), Map.of());
    }

    static Answer empty(int status) {
        return new Answer(status, "application/json", "", Map.of());
    }

    static Answer error(int status, String id, String message) {
        return json(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", id)
                        .put("message", message)
                        .put("request_id", "4d9d8375-3c56-4925-a3e7-eb137fed17e9"));
    }

    static Answer unprocessable(String message) {
        return error(422, "unprocessable_entity", message);
    }

    static Answer notFound() {
        return error(404, "not_found", "The resource you were accessing could not be found.");
    }

    /** The shape that tags have. */
    static Answer wrongTag(String message) {
        var body = JsonNodeFactory.instance.objectNode().put("error", message);
        body.putArray("messages").add(message);
        body.putArray("root_causes");
        return json(400, body);
    }

    static Answer tooMany(int seconds) {
        Answer error = error(429, "too_many_requests", "API Rate limit exceeded.");
        return new Answer(429, error.type, error.body, Map.of("retry-after", Integer.toString(seconds)));
    }

    static Answer page(int status) {
        return new Answer(
                status,
                "text/html",
                "<html>\n<head><title>" + status + " Bad Gateway</title></head>\n<body>nginx</body></html>",
                Map.of());
    }
}
