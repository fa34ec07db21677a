package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The roll-out of a version of a job.
 *
 * @param status {@code running}, {@code successful}, {@code failed}, {@code cancelled}, {@code paused} and others
 */
public record Deployment(
        @JsonProperty("ID") String id,
        @JsonProperty("JobID") String jobId,
        long jobVersion,
        String status,
        String statusDescription,
        @JsonProperty("TaskGroups") Map<String, Group> groups,
        long createIndex,
        long modifyIndex) {

    public Deployment {
        groups = Map.copyOf(groups);
    }

    /** How far it has come with one group. */
    public record Group(
            boolean promoted,
            int desiredCanaries,
            List<String> placedCanaries,
            int desiredTotal,
            @JsonProperty("PlacedAllocs") int placed,
            @JsonProperty("HealthyAllocs") int healthy,
            @JsonProperty("UnhealthyAllocs") int unhealthy) {
        public Group {
            placedCanaries = List.copyOf(placedCanaries);
        }
    }
}
