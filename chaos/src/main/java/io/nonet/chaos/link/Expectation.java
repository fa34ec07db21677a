package io.nonet.chaos.link;

import java.time.Duration;

/** What a probe must come to while a fault is there. */
interface Expectation {
    boolean met(ProbeResult result);

    /** An answer, and that so late. */
    static Expectation takes(Duration least) {
        return result -> result.arrived() && result.millis() * 1e6 >= least.toNanos();
    }
}
