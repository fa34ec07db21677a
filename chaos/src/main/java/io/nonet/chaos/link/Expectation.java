package io.nonet.chaos.link;

/** What a probe must come to while a fault is there. */
interface Expectation {
    boolean met(ProbeResult result);
}
