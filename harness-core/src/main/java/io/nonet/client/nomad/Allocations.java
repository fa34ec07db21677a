package io.nonet.client.nomad;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.client.ApiAnswer;
import io.nonet.client.HttpApi;
import io.nonet.client.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Allocations: what runs where. Ids are whole UUIDs. */
public final class Allocations {

    private final HttpApi api;

    Allocations(HttpApi api) {
        this.api = api;
    }

    /** All allocations, ended ones too until garbage is collected. */
    public List<Allocation> list() {
        return api.get("/v1/allocations").send().listOf(Allocation.class);
    }

    /** The allocation with this id, if it is on record. */
    public Optional<Allocation> read(String id) {
        ApiAnswer answer =
                api.get("/v1/allocation/{allocation}", id).accepting(404).send();
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.as(Allocation.class));
    }

    /** Stops an allocation, which is then placed anew; returns the id of the evaluation that does so. */
    public String stop(String id) {
        return api.post("/v1/allocation/{allocation}/stop", id)
                .send()
                .field("EvalID")
                .asText();
    }

    /** Restarts a task in place; returns when the node has begun to. */
    public void restart(String id, String task) {
        ObjectNode request = Json.object().put("TaskName", task);
        api.post("/v1/client/allocation/{allocation}/restart", id).json(request).send();
    }

    /** Restarts all running tasks in place; returns when the node has begun to. */
    public void restart(String id) {
        restart(id, "");
    }

    /** Sends a task a signal, such as {@code SIGKILL}; its restart policy says what comes of its end. */
    public void signal(String id, String task, String signal) {
        ObjectNode request = Json.object().put("Task", task).put("Signal", signal);
        api.post("/v1/client/allocation/{allocation}/signal", id).json(request).send();
    }

    /** What a task has written so far, as far as Nomad still keeps it. */
    public String logs(String id, String task, Output output) {
        return api.get("/v1/client/fs/logs/{allocation}", id)
                .query("task", task)
                .query("type", output.name().toLowerCase(Locale.ROOT))
                .query("plain", "true")
                .query("origin", "start")
                .send()
                .text();
    }

    /** Where a task writes. */
    public enum Output {
        /** Standard output. */
        STDOUT,
        /** Standard error. */
        STDERR
    }
}
