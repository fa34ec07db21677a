package io.nonet.topology.pki;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.TopologyException;
import java.time.Duration;
import java.time.Instant;

/** The time from which and until which a certificate is valid. */
record Validity(Instant notBefore, Instant notAfter) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(3650);
    /** Machines whose clock is a little behind must accept a new certificate, too. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    Validity {
        requireNonNull(notBefore, "notBefore");
        requireNonNull(notAfter, "notAfter");
    }

    static Validity from(Instant now, Duration lifetime) {
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new TopologyException("certificate lifetime", "1 second to 3650 days", lifetime.toString());
        }
        return new Validity(now.minus(CLOCK_SKEW), now.plus(lifetime));
    }
}
