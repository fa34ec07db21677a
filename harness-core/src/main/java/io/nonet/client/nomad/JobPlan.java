package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What running a job would do.
 *
 * @param jobModifyIndex of the job on record; 0 when there is none
 * @param diff how the job differs from the one on record
 * @param annotations what would be done to the allocations
 * @param failedGroups why allocations of these groups could not be placed
 * @param warnings what Nomad finds questionable; empty for nothing
 */
public record JobPlan(
        long jobModifyIndex,
        @Nullable Diff diff,
        @Nullable Annotations annotations,
        @JsonProperty("FailedTGAllocs") Map<String, PlacementFailure> failedGroups,
        String warnings) {

    public JobPlan {
        failedGroups = Map.copyOf(failedGroups);
    }

    /** Whether all of it would find a place. */
    public boolean isPlaceable() {
        return failedGroups.isEmpty();
    }

    /** What would be done to the allocations of this group; all zero for a group that the plan does not touch. */
    public GroupUpdates updates(String group) {
        GroupUpdates none = new GroupUpdates(0, 0, 0, 0, 0, 0, 0, 0);
        return annotations == null ? none : annotations.groups().getOrDefault(group, none);
    }

    /** The kind of difference: {@code Added}, {@code Deleted}, {@code Edited} or {@code None}. */
    public record Diff(String type) {}

    /** What would be done to the allocations, by group. */
    public record Annotations(
            @JsonProperty("DesiredTGUpdates") Map<String, GroupUpdates> groups) {
        public Annotations {
            groups = Map.copyOf(groups);
        }
    }

    /** How many allocations of a group would be treated in which way. */
    public record GroupUpdates(
            long ignore,
            long place,
            long migrate,
            long stop,
            long inPlaceUpdate,
            long destructiveUpdate,
            long canary,
            long preemptions) {}
}
