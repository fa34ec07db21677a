package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.client.Json;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened in Nomad.
 *
 * @param topic what it is about, such as {@code Allocation}
 * @param type what happened, such as {@code AllocationUpdated}
 * @param key the id of what it is about
 * @param filterKeys ids of related things
 * @param index the Raft index at which it happened
 * @param payload what it is about as it is now, under the topic's name
 */
public record Event(
        @JsonProperty("Topic") String topic,
        @JsonProperty("Type") String type,
        @JsonProperty("Key") String key,
        @JsonProperty("FilterKeys") List<String> filterKeys,
        @JsonProperty("Index") long index,
        @JsonProperty("Payload") JsonNode payload) {

    public Event {
        // A kind of event that this client does not know may come without.
        payload = Objects.requireNonNullElseGet(payload, Json::object);
        filterKeys = List.copyOf(filterKeys);
    }

    /** The allocation it is about, if it is about one. */
    public Optional<Allocation> allocation() {
        return part("Allocation", Allocation.class);
    }

    /** The deployment it is about, if it is about one. */
    public Optional<Deployment> deployment() {
        return part("Deployment", Deployment.class);
    }

    /** The evaluation it is about, if it is about one. */
    public Optional<Evaluation> evaluation() {
        return part("Evaluation", Evaluation.class);
    }

    /** The job it is about, if it is about one. */
    public Optional<Job> job() {
        return part("Job", Job.class);
    }

    /** The node it is about, if it is about one. */
    public Optional<Node> node() {
        return part("Node", Node.class);
    }

    private <T> Optional<T> part(String name, Class<T> partType) {
        JsonNode part = payload.path(name);
        return part.isObject() ? Optional.of(Json.convert(part, partType)) : Optional.empty();
    }

    /** Leaves the payload out: a job's environment may hold secrets. */
    @Override
    public String toString() {
        return "Event[" + type + " " + key + " at " + index + "]";
    }
}
