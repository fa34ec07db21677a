package io.nonet.reports.html;

import io.nonet.reports.model.Bar;
import io.nonet.reports.model.ClientView;
import io.nonet.reports.model.DrawnOperation;
import io.nonet.reports.model.HistoryWindow;
import io.nonet.reports.model.Load;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Numbers and times as a page shows them. */
public final class Show {
    private static final int ROUGH_DIGITS = 3;
    private static final double NANOS = 1e9;
    private static final double SHORT_SECONDS = 100;

    private Show() {}

    /** Such as {@code 12.345}, for scripts. */
    public static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / NANOS);
    }

    /** Such as {@code +12.345 s}: how long after the beginning of the run, or before it as {@code -1.500 s}. */
    public static String at(long nanos) {
        return (nanos < 0 ? "" : "+") + seconds(nanos) + " s";
    }

    /** Such as {@code 3 min 12 s}, {@code 12.3 s} or {@code 4 ms}. */
    public static String length(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        if (millis < 1000) {
            return millis + " ms";
        }
        if (nanos / NANOS < SHORT_SECONDS) {
            return String.format(Locale.ROOT, "%.1f s", nanos / NANOS);
        }
        long minutes = TimeUnit.NANOSECONDS.toMinutes(nanos);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos) % 60;
        return minutes < 60 ? minutes + " min " + seconds + " s" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** A measured number, to three digits after the point, without zeros at its end. */
    public static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceAll("\\.?0+$", "");
    }

    /** A number that is not known better, to three significant digits. */
    public static String rough(double value) {
        if (value == 0) {
            return "0";
        }
        return new BigDecimal(value)
                .round(new MathContext(ROUGH_DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** How far along a time is, as an attribute of SVG. */
    public static String percent(long nanos, long ofNanos) {
        return String.format(Locale.ROOT, "%.3f%%", ofNanos == 0 ? 0 : 100.0 * nanos / ofNanos);
    }

    /** What a bar tells, for whoever does not see it. */
    public static String told(Bar bar) {
        if (bar.toNanos() == bar.fromNanos()) {
            return "at %s: %s".formatted(at(bar.fromNanos()), bar.detail());
        }
        return "%s to %s, %s: %s"
                .formatted(
                        at(bar.fromNanos()), at(bar.toNanos()), length(bar.toNanos() - bar.fromNanos()), bar.detail());
    }

    /** What an operation tells, for whoever does not see it. */
    public static String told(DrawnOperation one) {
        return "%s: %s at %s, %s, %s to %s%s"
                .formatted(
                        one.client(),
                        one.words(),
                        one.target(),
                        one.known(),
                        precise(one.fromNanos()),
                        precise(one.toNanos()),
                        one.marked() ? "; part of the violation" : "");
    }

    /** Such as {@code +12.345678 s}: operations that follow each other can be less than a millisecond apart. */
    public static String precise(long nanos) {
        return String.format(Locale.ROOT, "+%.6f s", nanos / NANOS);
    }

    /** Where an operation begins in the picture of a window. */
    public static String start(DrawnOperation one, HistoryWindow window) {
        return percent(
                Math.max(one.fromNanos(), window.shownFromNanos()) - window.shownFromNanos(),
                window.shownToNanos() - window.shownFromNanos());
    }

    /** How long an operation is in the picture of a window, as far as it is within. */
    public static String width(DrawnOperation one, HistoryWindow window) {
        long from = Math.max(one.fromNanos(), window.shownFromNanos());
        long to = Math.min(one.toNanos(), window.shownToNanos());
        return percent(Math.max(0, to - from), window.shownToNanos() - window.shownFromNanos());
    }

    /** Numbers of all stretches, in JSON. */
    public static String series(ClientView clients, ToDoubleFunction<Load> number) {
        return clients.stretches().stream()
                .map(load -> number(number.applyAsDouble(load)))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
