package io.nonet.reports.html;

import io.nonet.observe.Bound;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.TimedObservation;
import java.util.Locale;

/** A measured number next to the largest that is good. */
public record Budget(Measurement measured, Bound bound, long nanos) {
    /** How wide the mark of the bound is, on a scale of 100. */
    public static final int MARK_WIDTH = 2;

    static Budget of(TimedObservation<Measurement> seen) {
        return new Budget(seen.observation(), seen.observation().bound().orElseThrow(), seen.nanos());
    }

    public boolean kept() {
        return measured.value() <= bound.limit();
    }

    /** The measured value as a part of the bound. */
    double used() {
        return bound.limit() == 0 ? (kept() ? 0 : Double.MAX_VALUE) : measured.value() / bound.limit();
    }

    /** How much of the bound was used, such as {@code 18 %}. */
    public String share() {
        return bound.limit() == 0 && !kept() ? "over" : Math.round(100 * used()) + " %";
    }

    /** Where the measured value is on a scale of 100 that holds both. */
    public String valueMark() {
        return mark(measured.value(), 0);
    }

    /** Where the mark begins that ends at the bound, on the same scale; beyond the scale's end nobody would see it. */
    public String boundMark() {
        return mark(bound.limit(), MARK_WIDTH);
    }

    private String mark(double value, int before) {
        double whole = Math.max(measured.value(), bound.limit());
        return String.format(Locale.ROOT, "%.1f", whole <= 0 ? 0 : Math.max(0, 100 * value / whole - before));
    }
}
