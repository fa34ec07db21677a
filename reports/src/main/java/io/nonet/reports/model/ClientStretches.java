package io.nonet.reports.model;

import io.nonet.observe.Observation.Request;
import java.util.ArrayList;
import java.util.List;

/** Counts what came of a client's operations, by the stretch of the run in which they ended. */
final class ClientStretches {
    /** Into so many equal parts a run is divided. */
    static final int STRETCHES = 48;

    private final String client;
    private final long endNanos;
    private final long[] ok = new long[STRETCHES];
    private final long[] fail = new long[STRETCHES];
    private final long[] info = new long[STRETCHES];

    ClientStretches(String client, long endNanos) {
        this.client = client;
        this.endNanos = Math.max(1, endNanos);
    }

    void see(Request request) {
        long end = request.startNanos() + request.latency().toNanos();
        int at = (int) Math.min(STRETCHES - 1, Math.max(0, (double) end / endNanos * STRETCHES));
        switch (request.outcome()) {
            case OK -> ok[at]++;
            case FAIL -> fail[at]++;
            case INFO -> info[at]++;
        }
    }

    /**
     * A bar for each stretch in which it asked something.
     *
     * @param joined how many stretches make one bar
     */
    Lane lane(int joined) {
        List<Bar> bars = new ArrayList<>();
        for (int first = 0; first < STRETCHES; first += joined) {
            int end = Math.min(STRETCHES, first + joined);
            long answered = sum(ok, first, end);
            long failed = sum(fail, first, end);
            long unknown = sum(info, first, end);
            if (answered + failed + unknown > 0) {
                Tone tone = answered == 0 ? Tone.DOWN : unknown + failed == 0 ? Tone.UP : Tone.STARTING;
                String words =
                        "%d answered, %d did not happen, %d may have happened".formatted(answered, failed, unknown);
                bars.add(new Bar(nanos(first), nanos(end), tone, "", words));
            }
        }
        return new Lane(client, bars);
    }

    private long nanos(int stretch) {
        return (long) ((double) endNanos * stretch / STRETCHES);
    }

    private static long sum(long[] counts, int first, int end) {
        long sum = 0;
        for (int at = first; at < end; at++) {
            sum += counts[at];
        }
        return sum;
    }
}
