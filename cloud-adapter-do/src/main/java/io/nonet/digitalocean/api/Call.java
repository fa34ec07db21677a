package io.nonet.digitalocean.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One call of the API.
 *
 * @param path with its query, percent-encoded; begins with {@code /v2/}
 * @param body empty for none
 */
public record Call(String method, String path, Optional<JsonNode> body) {
    public Call {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        requireNonNull(body, "body");
    }

    static Call get(String path) {
        return new Call("GET", path, Optional.empty());
    }

    static Call delete(String path) {
        return new Call("DELETE", path, Optional.empty());
    }

    static Call post(String path, JsonNode body) {
        return new Call("POST", path, Optional.of(body));
    }

    /** Whether doing it twice is the same as doing it once. */
    boolean repeatable() {
        return !method.equals("POST");
    }

    /** What is done to what, as messages name it; bodies may be long, and are left out. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
