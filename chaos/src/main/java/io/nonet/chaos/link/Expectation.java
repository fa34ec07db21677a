package io.nonet.chaos.link;

/** What a probe must come to while a fault is there. */
interface Expectation {
    boolean met(ProbeResult result);

    /** Whether the probe came to what it comes to without the fault. */
    default boolean gone(ProbeResult result) {
        return result.arrived() && !met(result);
    }
}
