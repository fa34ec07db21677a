package io.nonet.scenarios.workload;

import java.time.Duration;

/** The longest time between two moments of a timeline, taken in their order; not thread-safe. */
final class LongestGap {
    private long last;
    private long longest;

    /** @param begin the first moment */
    LongestGap(long begin) {
        this.last = begin;
    }

    void saw(long nanos) {
        longest = Math.max(longest, nanos - last);
        last = nanos;
    }

    Duration longest() {
        return Duration.ofNanos(longest);
    }
}
