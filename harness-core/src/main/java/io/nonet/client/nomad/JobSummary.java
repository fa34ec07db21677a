package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** How many of a job's allocations are in which state, by group. */
public record JobSummary(
        @JsonProperty("JobID") String jobId,
        @JsonProperty("Summary") Map<String, Group> groups) {

    public JobSummary {
        groups = Map.copyOf(groups);
    }

    /** The numbers of one group; queued are those that could not be placed yet. */
    public record Group(int queued, int starting, int running, int complete, int failed, int lost, int unknown) {}
}
