package io.nonet.reports.model;

import io.nonet.observe.Observation.Request;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.IntCountsHistogram;

/** Counts requests and how long their answers took. */
final class LoadCounter {
    private static final int SIGNIFICANT_DIGITS = 2;

    private final IntCountsHistogram micros = new IntCountsHistogram(SIGNIFICANT_DIGITS);
    private long ok;
    private long fail;
    private long info;

    LoadCounter() {
        micros.setAutoResize(true);
    }

    void see(Request request) {
        switch (request.outcome()) {
            case OK -> {
                ok++;
                micros.recordValue(Math.max(
                        0, TimeUnit.NANOSECONDS.toMicros(request.latency().toNanos())));
            }
            case FAIL -> fail++;
            case INFO -> info++;
        }
    }

    void add(LoadCounter other) {
        ok += other.ok;
        fail += other.fail;
        info += other.info;
        micros.add(other.micros);
    }

    Load load(String name) {
        return new Load(name, ok, fail, info, Latencies.of(micros));
    }
}
