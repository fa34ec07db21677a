package io.nonet.scenarios.workload;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Something that Nomad and Consul do not agree on.
 *
 * @param subject the allocation or the service instance, and where
 * @param disagreement what the one says, and what the other
 * @param more how much longer than others it may last, since a check has to notice first
 */
record Mismatch(String subject, String disagreement, Duration more) {
    Mismatch {
        requireNonNull(subject, "subject");
        requireNonNull(disagreement, "disagreement");
        requireNonNull(more, "more");
    }

    /** One that no check has to notice. */
    Mismatch(String subject, String disagreement) {
        this(subject, disagreement, Duration.ZERO);
    }

    @Override
    public String toString() {
        return subject + ": " + disagreement;
    }
}
