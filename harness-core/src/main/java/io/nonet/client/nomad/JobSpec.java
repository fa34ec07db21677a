package io.nonet.client.nomad;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * A job as Nomad's JSON describes it. Nomad itself makes it from HCL, see {@link Jobs#parse}.
 *
 * @param json the job itself, without the wrapper {@code {"Job": …}}; copied on the way in and out
 */
public record JobSpec(ObjectNode json) {

    /** @throws IllegalArgumentException when the job has no {@code ID} */
    public JobSpec {
        if (json.path("ID").asText("").isEmpty()) {
            throw new IllegalArgumentException("Expected a job with an ID, found one with "
                    + String.join(", ", (Iterable<String>) json::fieldNames));
        }
        json = json.deepCopy();
    }

    /** A copy of the job, free to be changed. */
    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** The job's id, unique in its namespace. */
    public String id() {
        return json.path("ID").asText();
    }

    /** {@code service}, {@code batch}, {@code system} or {@code sysbatch}; a service when the job does not say. */
    public String type() {
        return json.path("Type").asText("service");
    }

    /** The same job after a change to a copy of it. */
    public JobSpec with(Consumer<ObjectNode> change) {
        ObjectNode copy = json();
        change.accept(copy);
        return new JobSpec(copy);
    }

    /** The same job with another value of this key of its {@code meta}. */
    public JobSpec withMeta(String key, String value) {
        return with(job -> job.withObject("/Meta").put(key, value));
    }

    /** The same job with another count in its first group. */
    public JobSpec withCount(int count) {
        return with(job -> job.withObject("/TaskGroups/0").put("Count", count));
    }

    /** Names the job only: its environment may hold secrets. */
    @Override
    public String toString() {
        return "JobSpec[" + id() + "]";
    }
}
