package io.nonet.client.consul;

import io.nonet.client.ApiAnswer;
import io.nonet.client.ApiRequest;
import io.nonet.client.HttpApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The key/value store.
 *
 * <p>Keys may contain slashes, but not at the beginning, not two in a row, and not with {@code .} or {@code ..}
 * between them: Consul's HTTP API would take them for other keys. Such keys are refused with {@link
 * IllegalArgumentException}. Texts are stored as UTF-8; values are at most 512 KiB.
 */
public final class KeyValues {

    private static final String PATH = "/v1/kv/{+key}";

    private final HttpApi api;

    KeyValues(HttpApi api) {
        this.api = api;
    }

    /** The entry under this key, if there is one. */
    public Optional<KeyValue> get(String key) {
        return first(reading(api, key).send());
    }

    /** The entry under this key, if there is one, read with this consistency. */
    public Optional<KeyValue> get(String key, Consistency consistency) {
        return first(reading(consistency.of(api), key).send());
    }

    /** The same, together with how fresh it is. */
    public Answer<Optional<KeyValue>> getWithMetadata(String key, Consistency consistency) {
        ApiAnswer answer = reading(consistency.of(api), key).send();
        return Answer.of(first(answer), answer);
    }

    /** The entry under this key, if there is one, when it has changed. */
    public Answer<Optional<KeyValue>> get(String key, BlockingQuery query) {
        ApiAnswer answer = query.on(reading(api, key)).send();
        return Answer.of(first(answer), answer);
    }

    /** All entries whose keys begin with this prefix, ordered by key; the empty prefix means all. */
    public List<KeyValue> list(String prefix) {
        return reading(api, prefix).flag("recurse").send().listOf(KeyValue.class);
    }

    /** All entries whose keys begin with this prefix, when any of them has changed. */
    public Answer<List<KeyValue>> list(String prefix, BlockingQuery query) {
        ApiAnswer answer = query.on(reading(api, prefix).flag("recurse")).send();
        return Answer.of(answer.listOf(KeyValue.class), answer);
    }

    /** All keys that begin with this prefix, in order. */
    public List<String> keys(String prefix) {
        return reading(api, prefix).flag("keys").send().listOf(String.class);
    }

    /** The keys that begin with this prefix, each cut after the next separator, without repetition. */
    public List<String> keys(String prefix, String separator) {
        return reading(api, prefix)
                .flag("keys")
                .query("separator", separator)
                .send()
                .listOf(String.class);
    }

    /** Writes a text. */
    public void put(String key, String value) {
        put(key, value.getBytes(StandardCharsets.UTF_8), 0);
    }

    /** Writes bytes with flags, 64 bits whose meaning is up to the caller. */
    public void put(String key, byte[] value, long flags) {
        writing(key).query("flags", Long.toUnsignedString(flags)).bytes(value).send();
    }

    /**
     * Writes a text if the entry still has this modify index; returns whether it did.
     *
     * @param modifyIndex of the entry as it was read; 0 to write only where there is no entry
     */
    public boolean compareAndSet(String key, String value, long modifyIndex) {
        return decision(writing(key).query("cas", Long.toString(modifyIndex)), value);
    }

    /** Writes a text and locks the entry for a session; returns false, and writes nothing, if another holds it. */
    public boolean acquire(String key, String value, String session) {
        return decision(writing(key).query("acquire", session), value);
    }

    /** Writes a text and unlocks the entry; returns false, and writes nothing, if the session does not hold it. */
    public boolean release(String key, String value, String session) {
        return decision(writing(key).query("release", session), value);
    }

    /** Deletes the entry; does nothing when there is none. */
    public void delete(String key) {
        api.delete(PATH, checked(key)).send();
    }

    /** Deletes the entry if it still has this modify index; returns whether it did. */
    public boolean compareAndDelete(String key, long modifyIndex) {
        return api.delete(PATH, checked(key))
                .query("cas", Long.toString(modifyIndex))
                .send()
                .as(Boolean.class);
    }

    /** Deletes all entries whose keys begin with this prefix; the empty prefix means all. */
    public void deleteRecursively(String prefix) {
        api.delete(PATH, checked(prefix)).flag("recurse").send();
    }

    private static ApiRequest reading(HttpApi api, String key) {
        return api.get(PATH, checked(key)).accepting(404);
    }

    private ApiRequest writing(String key) {
        return api.put(PATH, checked(key));
    }

    private static boolean decision(ApiRequest request, String value) {
        return request.bytes(value.getBytes(StandardCharsets.UTF_8)).send().as(Boolean.class);
    }

    private static Optional<KeyValue> first(ApiAnswer answer) {
        return answer.listOf(KeyValue.class).stream().findFirst();
    }

    private static String checked(String key) {
        if (key.startsWith("/") || key.contains("//")) {
            // Consul's HTTP server redirects such a path to another key.
            throw new IllegalArgumentException("A key has no slash at its beginning and no two in a row: " + key);
        }
        return key;
    }
}
