package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.nonet.client.ApiRequest;
import io.nonet.client.HttpApi;
import java.util.List;

/** What became of one job, by its id. A job that is not on record has empty lists. */
public final class JobHistory {

    private final HttpApi api;
    private final String id;

    JobHistory(HttpApi api, String id) {
        this.api = api;
        this.id = id;
    }

    /** Its allocations, ended ones too. */
    public List<Allocation> allocations() {
        return part("/v1/job/{job}/allocations").send().listOf(Allocation.class);
    }

    /** Its deployments. */
    public List<Deployment> deployments() {
        return part("/v1/job/{job}/deployments").send().listOf(Deployment.class);
    }

    /** Its evaluations. */
    public List<Evaluation> evaluations() {
        return part("/v1/job/{job}/evaluations").send().listOf(Evaluation.class);
    }

    /**
     * How many of its allocations are in which state.
     *
     * @throws io.nonet.client.ApiException with status 404 when the job is not on record
     */
    public JobSummary summary() {
        return part("/v1/job/{job}/summary").send().as(JobSummary.class);
    }

    /**
     * Its versions, the newest first.
     *
     * @throws io.nonet.client.ApiException with status 404 when the job is not on record
     */
    public List<Job> versions() {
        return part("/v1/job/{job}/versions").send().as(Versions.class).versions();
    }

    private ApiRequest part(String path) {
        return api.get(path, id);
    }

    private record Versions(@JsonProperty("Versions") List<Job> versions) {}
}
