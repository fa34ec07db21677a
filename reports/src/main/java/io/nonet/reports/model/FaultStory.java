package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.FaultStage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A fault from its injection to the proof that it is gone.
 *
 * @param id of the fault, unique in the run
 * @param targets the nodes, services or links it hit
 * @param stages when each stage was reached, in nanoseconds since the run began; stages that never were are missing
 * @param proof what proved that it bit; empty if nothing did
 */
public record FaultStory(
        String id, String kind, List<String> targets, Map<FaultStage, Long> stages, String proof, String healProof) {
    /** The kind of a fault that ends by itself: there is nothing to heal. */
    public static final String RESTART = "restart";

    private static final int LONGEST_PROOF = 300;

    public FaultStory {
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        targets = List.copyOf(targets);
        Map<FaultStage, Long> copy = new EnumMap<>(FaultStage.class);
        copy.putAll(stages);
        stages = Collections.unmodifiableMap(copy);
        proof = Shortened.text(proof, LONGEST_PROOF);
        healProof = Shortened.text(healProof, LONGEST_PROOF);
    }

    /** When this stage was reached; empty if it never was. */
    public OptionalLong at(FaultStage stage) {
        Long nanos = stages.get(stage);
        return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
    }
}
