package io.nonet.cli;

import java.time.Duration;
import java.util.Locale;

/** Numbers in the words of a message. */
final class Words {
    private Words() {}

    /** Such as {@code 1 machine} and {@code 9 machines}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Such as {@code 2 d 23 h}, {@code 5 h 12 min}, {@code 12 min} or {@code 40 s}; the sign is dropped. */
    static String rough(Duration duration) {
        Duration length = duration.abs();
        if (length.toDays() > 0) {
            return length.toDays() + " d " + length.toHoursPart() + " h";
        }
        if (length.toHours() > 0) {
            return length.toHours() + " h " + length.toMinutesPart() + " min";
        }
        return length.toMinutes() > 0 ? length.toMinutes() + " min" : length.toSeconds() + " s";
    }

    /** Such as {@code 1.42 s}. */
    static String precise(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
    }
}
