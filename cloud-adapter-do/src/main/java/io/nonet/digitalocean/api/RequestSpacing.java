package io.nonet.digitalocean.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Keeps calls apart, so that their rate stays within what the API allows.
 *
 * <p>Safe for use by several threads.
 */
final class RequestSpacing {
    /**
     * 3.3 calls a second, 200 a minute. A quarter of a second would be four a second exactly, and five where the first of
     * them was held up on its way; the API allows 250 a minute.
     */
    static final Duration APART = Duration.ofMillis(300);

    private final Pauses pauses;
    private boolean first = true;
    private long last;

    RequestSpacing(Pauses pauses) {
        this.pauses = requireNonNull(pauses);
    }

    /** Returns when the next call may be made. */
    synchronized void await() {
        if (!first) {
            pauses.pause(Duration.ofNanos(last + APART.toNanos() - pauses.nanos()));
        }
        first = false;
        last = pauses.nanos();
    }
}
