package io.nonet.client;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: numbers with units, such as {@code 1h2m3.5s} or {@code 200ms}. */
public final class GoDuration {

    private static final Pattern WHOLE =
            Pattern.compile("([-+]?)(0|(?:[0-9]+(?:\\.[0-9]*)?(?:ns|us|µs|μs|ms|s|m|h))+)");
    private static final Pattern PART = Pattern.compile("([0-9.]+)([a-zµμ]+)");

    private GoDuration() {}

    /** The duration in whole milliseconds, rounded down: {@code 1500ms}. */
    public static String format(Duration duration) {
        return duration.toMillis() + "ms";
    }

    /**
     * Parses what Go's {@code Duration.String} writes.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Duration parse(String text) {
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            throw new IllegalArgumentException("Expected a duration like 1m30s, found " + text);
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(whole.group(2));
        while (part.find()) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(nanosPer(part.group(2)))));
        }
        Duration duration = Duration.ofNanos(nanos.longValue());
        return whole.group(1).equals("-") ? duration.negated() : duration;
    }

    private static long nanosPer(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us", "µs", "μs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> throw new IllegalArgumentException("Expected a unit of Go's durations, found " + unit);
        };
    }
}
