package io.nonet.digitalocean.api;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
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
    private static final int MOST_DIGITS = 6;

    /** Longer than anybody waits, and short enough to be calculated with. */
    private static final Duration LONGEST = Duration.ofSeconds(1_000_000);

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

    /**
     * How long to wait before the next call, as seconds or a date tell; only a burst's refusal says so, the hourly one's does
     * not. A date is held against the answer's own, so that no clock of this computer matters; negative if it is past.
     */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(headers.get("retry-after"))
                .flatMap(text -> text.matches(SECONDS) ? Optional.of(seconds(text)) : until(text))
                .map(wait -> wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }

    private static Duration seconds(String text) {
        return text.length() > MOST_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(text));
    }

    private Optional<Duration> until(String date) {
        try {
            Instant now = instant(headers.getOrDefault("date", ""));
            return Optional.of(Duration.between(now, instant(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(String date) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip(), Instant::from);
    }

    /** How many calls are left this hour. */
    Optional<Integer> remaining() {
        return Optional.ofNullable(headers.get("ratelimit-remaining"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }
}
