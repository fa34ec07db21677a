package io.nonet.scenarios.workload;

import static java.util.Objects.requireNonNull;

/**
 * Something that Nomad and Consul do not agree on.
 *
 * @param subject the allocation or the service instance, and where
 * @param disagreement what the one says, and what the other
 */
record Mismatch(String subject, String disagreement) {
    Mismatch {
        requireNonNull(subject, "subject");
        requireNonNull(disagreement, "disagreement");
    }

    @Override
    public String toString() {
        return subject + ": " + disagreement;
    }
}
