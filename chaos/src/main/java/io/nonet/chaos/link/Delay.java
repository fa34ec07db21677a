package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much later a node's datagrams to one port of another arrive.
 *
 * @param latency added to this way
 * @param jitter by which that varies, up or down
 */
record Delay(Duration latency, Duration jitter) {
    Delay {
        requireNonNull(latency, "latency");
        requireNonNull(jitter, "jitter");
    }

    static Delay of(Effect.Latency effect) {
        return new Delay(effect.latency(), effect.jitter());
    }

    /** Both, one after the other, as two toxics of a connection are. */
    Delay plus(Delay other) {
        return new Delay(latency.plus(other.latency), jitter.plus(other.jitter));
    }

    /** As the program in the machine image takes it: milliseconds. */
    String argument() {
        return latency.toMillis() + ":" + jitter.toMillis();
    }
}
