package io.nonet.digitalocean.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came with a refusal, whichever of its shapes it has: that of most calls, that of tags, or a proxy's page.
 *
 * @param message the API's own words, in one line; says so if there are none
 * @param requestId what DigitalOcean's support asks for; empty if it was not given
 */
record ErrorBody(String message, String requestId) {
    private static final int LONGEST = 300;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");

    static ErrorBody of(Reply reply) {
        String text = reply.body().strip();
        if (text.isEmpty()) {
            return new ErrorBody("(no explanation)", "");
        }
        if (text.startsWith("{")) {
            try {
                return ofJson(Json.tree(text), text);
            } catch (JsonProcessingException e) {
                return new ErrorBody(oneLine(text), "");
            }
        }
        return new ErrorBody(text.startsWith("<") ? "a web page: " + ofPage(text) : oneLine(text), "");
    }

    private static ErrorBody ofJson(JsonNode body, String text) {
        List<String> parts = new ArrayList<>();
        JsonNode messages = body.path("messages");
        if (body.path("message").isTextual()) {
            parts.add(body.path("message").asText());
        } else if (body.path("error").isTextual() || messages.isArray()) {
            if (body.path("error").isTextual()) {
                parts.add(body.path("error").asText());
            }
            messages.forEach(message -> parts.add(message.asText()));
        } else {
            parts.add(text);
        }
        return new ErrorBody(
                oneLine(String.join("; ", parts)), body.path("request_id").asText(""));
    }

    private static String ofPage(String html) {
        Matcher title = TITLE.matcher(html);
        return oneLine(title.find() ? title.group(1) : html.replaceAll("(?s)<[^>]*>", " "));
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
