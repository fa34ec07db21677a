package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job on record.
 *
 * @param type {@code service}, {@code batch}, {@code system} or {@code sysbatch}
 * @param status {@code pending}, {@code running} or {@code dead}
 * @param stop whether an operator stopped it
 * @param version counts the changes, from 0
 * @param stable whether this version was deployed with success
 * @param jobModifyIndex the Raft index of the last change by an operator
 * @param modifyIndex the Raft index of the last change of any kind
 */
public record Job(
        @JsonProperty("ID") String id,
        String name,
        String type,
        int priority,
        List<String> datacenters,
        String status,
        String statusDescription,
        boolean stop,
        long version,
        boolean stable,
        @Nullable Instant submitTime,
        long createIndex,
        long modifyIndex,
        long jobModifyIndex) {

    public Job {
        datacenters = List.copyOf(datacenters);
    }
}
