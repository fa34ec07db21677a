package io.nonet.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A complete answer of an agent: status, headers and body. */
public final class ApiAnswer {

    private final ApiCallName call;
    private final int status;
    private final Headers headers;
    private final byte[] body;

    ApiAnswer(ApiCallName call, int status, Headers headers, byte[] body) {
        this.call = call;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** The first value of this header, whose name is not case-sensitive. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as UTF-8 text; empty when there is none. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body, read as one value of this type. {@link UnexpectedAnswerException} when it is another thing, or null. */
    public <T> T as(Class<T> type) {
        T value = read(type.getSimpleName(), bytes -> Json.read(bytes, type));
        if (value == null) {
            throw unexpected(type.getSimpleName(), "null", null);
        }
        return value;
    }

    /** The body, read as a JSON array; null and no body at all count as empty. */
    public <T> List<T> listOf(Class<T> type) {
        List<T> values =
                isEmpty() ? null : read("a list of " + type.getSimpleName(), bytes -> Json.readList(bytes, type));
        return values == null ? List.of() : List.copyOf(values);
    }

    /** The body, read as a JSON object with values of one type; null and no body at all count as empty. */
    public <T> Map<String, T> mapOf(Class<T> type) {
        Map<String, T> values =
                isEmpty() ? null : read("a map of " + type.getSimpleName(), bytes -> Json.readMap(bytes, type));
        return values == null ? Map.of() : Map.copyOf(values);
    }

    /** The member {@code field} of the body, a JSON object. */
    public JsonNode field(String field) {
        JsonNode node = as(JsonNode.class).get(field);
        if (node == null) {
            throw unexpected("an object with " + field, "one without", null);
        }
        return node;
    }

    /**
     * The same as {@link #as}, of a change. {@link UnexpectedAnswerException} unless the member {@code index} tells where the change is
     * on record: without that nothing was acknowledged.
     */
    public <T> T recorded(Class<T> type, String index) {
        if (field(index).asLong() == 0) {
            throw unexpected("at which index it is on record", "with " + index + " 0", null);
        }
        return as(type);
    }

    boolean isSuccess() {
        return status >= 200 && status <= 299;
    }

    ApiException refusal() {
        return new ApiException(call, status, text());
    }

    boolean isJsonObject() {
        return body.length > 0 && body[0] == '{';
    }

    private boolean isEmpty() {
        return body.length == 0;
    }

    private <T> @Nullable T read(String expected, Reading<T> reading) {
        try {
            return reading.from(body);
        } catch (IOException failure) {
            throw unexpected(expected + " in JSON", found(), failure);
        }
    }

    private interface Reading<T> {
        @Nullable
        T from(byte[] body) throws IOException;
    }

    /** Describes the body; quotes it only when it does not claim to be data, which may be confidential. */
    private String found() {
        String type = header("Content-Type").orElse("no content type");
        String size = body.length + " bytes of " + type;
        if (type.contains("json") || isEmpty()) {
            return size;
        }
        String text = text().strip();
        return size + ": " + text.substring(0, Math.min(200, text.length()));
    }

    private UnexpectedAnswerException unexpected(String expected, String found, @Nullable Throwable cause) {
        return new UnexpectedAnswerException(call, expected, found, cause);
    }
}
