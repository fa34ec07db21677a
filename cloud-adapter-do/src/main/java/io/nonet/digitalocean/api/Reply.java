package io.nonet.digitalocean.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer to a call.
 *
 * @param headers the last value of each, by name, whose case does not matter
 * @param body empty if there was none
 */
public record Reply(int status, Map<String, String> headers, String body) {
    private static final int TOO_MANY = 429;
    private static final String SECONDS = "[0-9]+";
    /** Longer than anybody waits, and short enough to be calculated with. */
    private static final int MOST_DIGITS = 6;

    public Reply {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
        requireNonNull(body, "body");
    }

    boolean isSuccess() {
        return status >= 200 && status <= 299;
    }

    boolean isTooMany() {
        return status == TOO_MANY;
    }

    /** How long to wait before the next call; only a burst's refusal says so, the hourly one's does not. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(headers.get("retry-after"))
                .filter(text -> text.matches(SECONDS))
                .map(text -> Duration.ofSeconds(text.length() > MOST_DIGITS ? 1_000_000 : Long.parseLong(text)));
    }

    /** How many calls are left this hour. */
    Optional<Integer> remaining() {
        return Optional.ofNullable(headers.get("ratelimit-remaining"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }
}
