package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job in a list.
 *
 * @param parentId the job it was dispatched or launched from; empty for others
 * @param status {@code pending}, {@code running} or {@code dead}
 * @param stop whether an operator stopped it
 */
public record JobStub(
        @JsonProperty("ID") String id,
        String namespace,
        @JsonProperty("ParentID") String parentId,
        String name,
        String type,
        int priority,
        boolean stop,
        String status,
        String statusDescription,
        @Nullable JobSummary jobSummary,
        @Nullable Instant submitTime,
        long createIndex,
        long modifyIndex,
        long jobModifyIndex) {}
