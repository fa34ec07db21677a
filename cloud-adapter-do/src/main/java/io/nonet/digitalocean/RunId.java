package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of one launch, by which all that was made for it is found, such as {@code nonet-20300102-030405-1f0c}.
 *
 * @param cluster a DNS label
 * @param started whole seconds
 * @param tail four hexadecimal digits, so that launches of one second differ
 */
public record RunId(String cluster, Instant started, String tail) {
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)-(\\d{8}-\\d{6})-([0-9a-f]{4})");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

    public RunId {
        requireNonNull(cluster, "cluster");
        requireNonNull(tail, "tail");
        String text = text(cluster, started, tail);
        if (!FORM.matcher(text).matches() || !started.equals(started.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("No id of a run: " + text);
        }
    }

    /** Reads what {@link #toString} wrote; empty for anything else, so that nobody else's resource is taken for ours. */
    public static Optional<RunId> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Instant started = LocalDateTime.parse(parts.group(2), TIME).toInstant(ZoneOffset.UTC);
            RunId id = new RunId(parts.group(1), started, parts.group(3));
            // 30 February is read as another day.
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text(cluster, started, tail);
    }

    private static String text(String cluster, Instant started, String tail) {
        return cluster + "-" + TIME.format(started.atOffset(ZoneOffset.UTC)) + "-" + tail;
    }
}
