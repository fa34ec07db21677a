package io.nonet.digitalocean.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** How often, and for how long, one thing is tried again: after 1, 2, 4, then each 8 seconds, or later if the API says so. */
public final class Retries {
    /** Outlasts a burst's refusal, which ends within a minute, and most troubles of a proxy. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final Pauses pauses;
    private final long deadline;
    private Duration next = Duration.ofSeconds(1);

    /** Begins now. */
    public Retries(Pauses pauses) {
        this.pauses = requireNonNull(pauses);
        this.deadline = pauses.nanos() + PATIENCE.toNanos();
    }

    /**
     * Returns when what failed may be tried again.
     *
     * @throws DigitalOceanException the failure itself, if trying again is of no use, or no time is left for it
     */
    public void await(DigitalOceanException failure) {
        Duration asked = failure instanceof RefusedException refused
                ? refused.retryAfter().orElse(next)
                : next;
        Duration wait = asked.compareTo(next) > 0 ? asked : next;
        if (!failure.isTransient() || pauses.nanos() + wait.toNanos() > deadline) {
            throw failure;
        }
        pauses.pause(wait);
        next = next.compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
    }
}
