package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node, as it is on record.
 *
 * @param httpAddress {@code host:port} of the node's HTTP API
 * @param schedulingEligibility {@code eligible} or {@code ineligible}
 * @param status {@code initializing}, {@code ready}, {@code disconnected} or {@code down}
 * @param attributes what the node found out about itself
 * @param resources what it has; null until it is known
 * @param reserved what of it is kept from tasks; null for nothing
 * @param drivers by name
 * @param drainStrategy how it is being drained; null when it is not
 * @param lastDrain how the last drain went; null when there was none
 */
public record Node(
        @JsonProperty("ID") String id,
        String name,
        String datacenter,
        @JsonProperty("HTTPAddr") String httpAddress,
        String schedulingEligibility,
        String status,
        String statusDescription,
        Map<String, String> attributes,
        Map<String, String> meta,
        Map<String, DriverState> drivers,
        @JsonProperty("NodeResources") @Nullable Resources resources,
        @JsonProperty("ReservedResources") @Nullable Resources reserved,
        @Nullable DrainStrategy drainStrategy,
        @Nullable LastDrain lastDrain,
        long createIndex,
        long modifyIndex) {

    public Node {
        attributes = Map.copyOf(attributes);
        meta = Map.copyOf(meta);
        drivers = Map.copyOf(drivers);
    }

    /** How much memory all its tasks together may be given, in MiB. */
    public long memoryForTasks() {
        return megabytes(resources) - megabytes(reserved);
    }

    private static long megabytes(@Nullable Resources resources) {
        return resources == null ? 0 : resources.memory().megabytes();
    }

    /** What a node has, or keeps from its tasks. */
    public record Resources(Memory memory) {}

    /** Memory in MiB. */
    public record Memory(@JsonProperty("MemoryMB") long megabytes) {}

    /** A drain under way; the deadline is null when there is none. */
    public record DrainStrategy(
            @Nullable Duration deadline,
            boolean ignoreSystemJobs,
            @Nullable Instant forceDeadline,
            @Nullable Instant startedAt) {}

    /** A drain under way or over: {@code draining}, {@code complete} or {@code canceled}. */
    public record LastDrain(
            String status,
            @Nullable Instant startedAt,
            @Nullable Instant updatedAt) {}
}
