package io.nonet.digitalocean.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Makes calls at the API's pace, tries again those that can be, and reads their answers.
 *
 * <p>A call that creates something is made once: whether to make it again is for whoever can look for what it made.
 */
final class Caller {
    private static final String PER_PAGE = "per_page=200";
    private static final String PATH = "[A-Za-z0-9/_.~?&=%:+,-]+";

    private final Exchange exchange;
    private final Pauses pauses;
    private final RequestSpacing spacing;
    private volatile int callsLeft = -1;

    Caller(Exchange exchange, Pauses pauses) {
        this.exchange = requireNonNull(exchange);
        this.pauses = requireNonNull(pauses);
        this.spacing = new RequestSpacing(pauses);
    }

    /** How many calls the last answer said are left this hour; empty if it did not. */
    OptionalInt callsLeft() {
        return callsLeft < 0 ? OptionalInt.empty() : OptionalInt.of(callsLeft);
    }

    /** The member {@code field} of the answer. */
    <T> T one(Call call, String field, Class<T> type) {
        return again(call, () -> read(call, once(call), field, type));
    }

    /** What a call has made: the members of the array {@code fields} of the answer, or one that comes alone. */
    <T> List<T> several(Call call, String fields, String field, Class<T> type) {
        return again(call, () -> {
            Reply reply = once(call);
            return tree(call, reply).path(field).isObject()
                    ? List.of(read(call, reply, field, type))
                    : readAll(call, reply, fields, type);
        });
    }

    /** Everything in the array {@code field} of a list, from all its pages. */
    <T> List<T> all(String path, String field, Class<T> type) {
        List<T> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String page = path + (path.contains("?") ? "&" : "?") + PER_PAGE;
        while (!page.isEmpty() && seen.add(page)) {
            Call call = Call.get(page);
            page = again(call, () -> {
                Reply reply = once(call);
                List<T> items = readAll(call, reply, field, type);
                String next = next(call, reply);
                all.addAll(items);
                return next;
            });
        }
        return List.copyOf(all);
    }

    /** Like {@link #all}; empty also if there is nothing that could have such a list. */
    <T> List<T> allOrNone(String path, String field, Class<T> type) {
        try {
            return all(path, field, type);
        } catch (RefusedException e) {
            if (e.isNotFound()) {
                return List.of();
            }
            throw e;
        }
    }

    /** The number of all that a list has, whatever its page holds. */
    int total(String path) {
        Call call = Call.get(path + "?per_page=1");
        return again(call, () -> {
            Reply reply = once(call);
            JsonNode total = tree(call, reply).path("meta").path("total");
            if (!total.canConvertToInt()) {
                throw new UnexpectedReplyException(call, "meta.total", reply, null);
            }
            return total.intValue();
        });
    }

    /**
     * Deletes, or finds that there is nothing to delete.
     *
     * @return whether there was
     */
    boolean delete(String path) {
        Call call = Call.delete(path);
        return unlessAbsent(() -> again(call, () -> deleted(call)));
    }

    /** The same by one attempt, for what somebody may need again meanwhile. */
    boolean deleteOnce(String path) {
        return unlessAbsent(() -> deleted(Call.delete(path)));
    }

    private boolean deleted(Call call) {
        Reply reply = once(call);
        if (reply.body().stripLeading().startsWith("<")) {
            throw new UnexpectedReplyException(call, "no page", reply, null);
        }
        return true;
    }

    private static boolean unlessAbsent(Attempt<Boolean> deletion) {
        try {
            return deletion.run();
        } catch (RefusedException e) {
            if (e.isNotFound()) {
                return false;
            }
            throw e;
        }
    }

    private interface Attempt<T> {
        T run();
    }

    private <T> T again(Call call, Attempt<T> attempt) {
        if (!call.repeatable()) {
            return attempt.run();
        }
        Retries retries = new Retries(pauses);
        while (true) {
            try {
                return attempt.run();
            } catch (DigitalOceanException e) {
                retries.await(e);
            }
        }
    }

    private Reply once(Call call) {
        spacing.await();
        Reply reply;
        try {
            reply = exchange.send(call);
        } catch (IOException e) {
            throw new UnansweredException(call, e);
        }
        reply.remaining().ifPresent(left -> callsLeft = left);
        if (!reply.isSuccess()) {
            throw new RefusedException(call, reply);
        }
        return reply;
    }

    /** The path of the next page; empty on the last. Whatever host it names, the token goes to no other. */
    private static String next(Call call, Reply reply) {
        String url = tree(call, reply).path("links").path("pages").path("next").asText("");
        if (url.isEmpty()) {
            return "";
        }
        // Only what begins so can be put after the API's address without becoming a part of its host.
        int version = url.indexOf("/v2/");
        if (version < 0 || !url.substring(version).matches(PATH)) {
            throw new UnexpectedReplyException(call, "a next page below /v2/", reply, null);
        }
        return url.substring(version);
    }

    private static <T> T read(Call call, Reply reply, String field, Class<T> type) {
        JsonNode node = tree(call, reply).path(field);
        if (!node.isObject()) {
            throw new UnexpectedReplyException(call, "an object with " + field, reply, null);
        }
        return convert(call, reply, field, node, type);
    }

    private static <T> List<T> readAll(Call call, Reply reply, String field, Class<T> type) {
        JsonNode node = tree(call, reply).path(field);
        if (!node.isArray()) {
            throw new UnexpectedReplyException(call, "an object with a list of " + field, reply, null);
        }
        List<T> items = new ArrayList<>();
        node.forEach(item -> items.add(convert(call, reply, field, item, type)));
        return items;
    }

    private static <T> T convert(Call call, Reply reply, String field, JsonNode node, Class<T> type) {
        try {
            return Json.value(node, type);
        } catch (JsonProcessingException e) {
            throw new UnexpectedReplyException(call, field + " as " + type.getSimpleName(), reply, e);
        }
    }

    private static JsonNode tree(Call call, Reply reply) {
        try {
            return Json.tree(reply.body());
        } catch (JsonProcessingException e) {
            throw new UnexpectedReplyException(call, "JSON", reply, e);
        }
    }
}
