package io.nonet.client.nomad;

import io.nonet.client.ApiAnswer;
import io.nonet.client.ApiRequest;
import io.nonet.client.HttpApi;
import io.nonet.client.Json;
import java.util.List;
import java.util.Optional;

/** Deployments: how a new version of a job is rolled out. */
public final class Deployments {

    private final HttpApi api;

    Deployments(HttpApi api) {
        this.api = api;
    }

    /** All deployments. */
    public List<Deployment> list() {
        return api.get("/v1/deployments").send().listOf(Deployment.class);
    }

    /** The deployment with this id, if it is on record. */
    public Optional<Deployment> read(String id) {
        ApiAnswer answer =
                api.get("/v1/deployment/{deployment}", id).accepting(404).send();
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.as(Deployment.class));
    }

    /** Promotes the canaries of all groups; returns the id of the evaluation that goes on. */
    public String promote(String id) {
        return evaluation(api.post("/v1/deployment/promote/{deployment}", id)
                .json(Json.object().put("DeploymentID", id).put("All", true)));
    }

    /** Gives a deployment up; returns the id of the evaluation that cleans up. */
    public String fail(String id) {
        return evaluation(api.post("/v1/deployment/fail/{deployment}", id)
                .json(Json.object().put("DeploymentID", id)));
    }

    private static String evaluation(ApiRequest request) {
        return request.send().field("EvalID").asText();
    }
}
