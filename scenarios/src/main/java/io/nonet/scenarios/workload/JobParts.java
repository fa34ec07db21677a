package io.nonet.scenarios.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.client.nomad.JobSpec;
import java.util.List;
import java.util.stream.StreamSupport;

/** The parts that a job consists of, as Nomad's JSON has them. */
final class JobParts {
    private JobParts() {}

    /** All groups of a job. */
    static List<JsonNode> groups(JobSpec spec) {
        return elements(spec.json().path("TaskGroups"));
    }

    /** All tasks of a job, over its groups. */
    static List<JsonNode> tasks(JobSpec spec) {
        return groups(spec).stream()
                .flatMap(group -> elements(group.path("Tasks")).stream())
                .toList();
    }

    /** What is in an array; empty if it is null, or not there. */
    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** A text; empty if it is null, or not there. */
    static String text(JsonNode json, String field) {
        return json.path(field).asText("");
    }
}
