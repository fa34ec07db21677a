package io.nonet.reports.model;

import org.HdrHistogram.AbstractHistogram;

/**
 * How long answers took, in milliseconds, to two significant digits.
 *
 * <p>All are 0 where there was no answer.
 */
public record Latencies(double p50, double p90, double p99, double max) {
    private static final double MICROS = 1000;

    static Latencies of(AbstractHistogram micros) {
        return new Latencies(
                micros.getValueAtPercentile(50) / MICROS,
                micros.getValueAtPercentile(90) / MICROS,
                micros.getValueAtPercentile(99) / MICROS,
                micros.getMaxValue() / MICROS);
    }
}
