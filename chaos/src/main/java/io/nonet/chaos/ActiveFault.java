package io.nonet.chaos;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A fault that is injected, or was being injected when its harness ended.
 *
 * @param id unique among those of the cluster, such as {@code f1}
 * @param since when its injection began
 * @param proof what showed that it bites, in a sentence; empty while that was not seen
 */
public record ActiveFault(String id, Fault fault, Instant since, Optional<String> proof) {
    public ActiveFault {
        requireNonNull(id, "id");
        requireNonNull(fault, "fault");
        requireNonNull(since, "since");
        requireNonNull(proof, "proof");
    }

    ActiveFault proved(String shown) {
        return new ActiveFault(id, fault, since, Optional.of(shown));
    }
}
