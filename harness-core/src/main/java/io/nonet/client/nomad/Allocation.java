package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group of tasks, placed on a node.
 *
 * @param name {@code job.group[number]}
 * @param jobVersion the version of the job it runs; null in an event, which does not tell
 * @param desiredStatus what the servers want: {@code run}, {@code stop} or {@code evict}
 * @param clientStatus what the node reports: {@code pending}, {@code running}, {@code complete}, {@code failed}, {@code
 *     lost} or {@code unknown}
 * @param taskStates its tasks by name; empty until the node reports
 * @param deploymentStatus its health in a deployment, once known
 * @param deploymentId empty in a list
 * @param previousAllocation the one it replaces; empty in a list, or when there is none
 * @param nextAllocation the one that replaces it; empty in a list, or when there is none
 * @param preemptedByAllocation the one that it was evicted for; empty when it was not
 * @param job its job; null in a list
 * @param allocModifyIndex the Raft index at which the servers last changed what they want of it; 0 in a list
 */
public record Allocation(
        @JsonProperty("ID") String id,
        @JsonProperty("EvalID") String evaluationId,
        String name,
        @JsonProperty("NodeID") String nodeId,
        String nodeName,
        @JsonProperty("JobID") String jobId,
        @Nullable Long jobVersion,
        String taskGroup,
        String desiredStatus,
        String desiredDescription,
        String clientStatus,
        String clientDescription,
        Map<String, TaskState> taskStates,
        @Nullable DeploymentHealth deploymentStatus,
        @JsonProperty("DeploymentID") String deploymentId,
        String previousAllocation,
        String nextAllocation,
        String preemptedByAllocation,
        @Nullable Job job,
        @Nullable Instant createTime,
        @Nullable Instant modifyTime,
        long createIndex,
        long modifyIndex,
        long allocModifyIndex) {

    private static final Set<String> ENDED = Set.of("complete", "failed", "lost");

    public Allocation {
        taskStates = Map.copyOf(taskStates);
        // A list has the number, a single allocation has the job instead.
        jobVersion = job == null ? jobVersion : Long.valueOf(job.version());
    }

    /** Whether its node reports it as running. */
    public boolean isRunning() {
        return clientStatus.equals("running");
    }

    /** Whether it has ended and will not change any more. */
    public boolean isEnded() {
        return ENDED.contains(clientStatus);
    }

    /** Its health in a deployment; null while it is not decided. */
    public record DeploymentHealth(@Nullable Boolean healthy, boolean canary) {}
}
