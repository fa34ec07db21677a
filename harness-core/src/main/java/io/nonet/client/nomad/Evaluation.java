package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task for the scheduler, and its outcome.
 *
 * @param triggeredBy for instance {@code job-register} or {@code node-update}
 * @param status {@code pending}, {@code complete}, {@code failed}, {@code canceled} or {@code blocked}
 * @param nextEval the evaluation that follows it; empty when none does
 * @param blockedEval the evaluation that waits for room to place the rest; empty when all is placed
 * @param failedGroups why allocations of these groups could not be placed
 * @param queuedAllocations how many allocations of each group could not be placed
 */
public record Evaluation(
        @JsonProperty("ID") String id,
        String type,
        String triggeredBy,
        @JsonProperty("JobID") String jobId,
        @JsonProperty("NodeID") String nodeId,
        @JsonProperty("DeploymentID") String deploymentId,
        String status,
        String statusDescription,
        String nextEval,
        String previousEval,
        String blockedEval,
        @JsonProperty("FailedTGAllocs") Map<String, PlacementFailure> failedGroups,
        Map<String, Integer> queuedAllocations,
        @Nullable Instant createTime,
        @Nullable Instant modifyTime,
        long createIndex,
        long modifyIndex) {

    public Evaluation {
        failedGroups = Map.copyOf(failedGroups);
        queuedAllocations = Map.copyOf(queuedAllocations);
    }
}
