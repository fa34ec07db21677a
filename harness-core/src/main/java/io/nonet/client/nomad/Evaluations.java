package io.nonet.client.nomad;

import io.nonet.client.ApiAnswer;
import io.nonet.client.HttpApi;
import java.util.List;
import java.util.Optional;

/** Evaluations: what the scheduler decided. */
public final class Evaluations {

    private final HttpApi api;

    Evaluations(HttpApi api) {
        this.api = api;
    }

    /** The evaluation with this id, if it is on record. */
    public Optional<Evaluation> read(String id) {
        ApiAnswer answer =
                api.get("/v1/evaluation/{evaluation}", id).accepting(404).send();
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.as(Evaluation.class));
    }

    /** The allocations that it made or changed. */
    public List<Allocation> allocations(String id) {
        return api.get("/v1/evaluation/{evaluation}/allocations", id).send().listOf(Allocation.class);
    }
}
