package io.nonet.client.nomad;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.client.ApiAnswer;
import io.nonet.client.HttpApi;
import io.nonet.client.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs: what should run. What became of one is in its {@link #history}.
 *
 * <p>A change that the agent answers with success is an {@link io.nonet.client.UnexpectedAnswerException} all the same if the answer
 * does not tell at which index it is on record: a client of Nomad 1.4.3 that is being stopped answers so what it could not pass on to
 * a server ({@code RPC} in {@code client/rpc.go}). It may have taken effect, or not.
 */
public final class Jobs {
    private static final String RECORDED = "JobModifyIndex";

    private final HttpApi api;

    Jobs(HttpApi api) {
        this.api = api;
    }

    /**
     * Has Nomad read a job file in HCL.
     *
     * @param canonicalize whether to fill in the defaults
     * @throws io.nonet.client.ApiException with status 400 and the place of the mistake when the file is wrong
     */
    public JobSpec parse(String hcl, boolean canonicalize) {
        ObjectNode request = Json.object().put("JobHCL", hcl).put("Canonicalize", canonicalize);
        return new JobSpec(api.post("/v1/jobs/parse").json(request).send().as(ObjectNode.class));
    }

    /** Says what running this job would do, without doing it. */
    public JobPlan plan(JobSpec job) {
        ObjectNode request = Json.object().put("Diff", true).set("Job", job.json());
        return api.post("/v1/job/{job}/plan", job.id()).json(request).send().as(JobPlan.class);
    }

    /** Runs a job, or changes the one with its id; returns once it is on record, before anything is placed. */
    public JobSubmission run(JobSpec job) {
        ObjectNode request = Json.object().set("Job", job.json());
        return api.post("/v1/jobs").json(request).send().recorded(JobSubmission.class, RECORDED);
    }

    /** All jobs. */
    public List<JobStub> list() {
        return list("");
    }

    /** The jobs whose ids begin with this prefix. */
    public List<JobStub> list(String prefix) {
        return api.get("/v1/jobs").query("prefix", prefix).send().listOf(JobStub.class);
    }

    /** The job with this id, if it is on record; it may be stopped. */
    public Optional<Job> read(String id) {
        return found(id).map(answer -> answer.as(Job.class));
    }

    /** All that is on record about the job with this id, fit to be run again. */
    public Optional<JobSpec> spec(String id) {
        return found(id).map(answer -> new JobSpec(answer.as(ObjectNode.class)));
    }

    /** What became of the job with this id. */
    public JobHistory history(String id) {
        return new JobHistory(api, id);
    }

    /**
     * Stops a job; returns once that is on record, before its tasks have ended.
     *
     * @param purge whether to forget it at once instead of when garbage is collected
     */
    public JobSubmission stop(String id, boolean purge) {
        return api.delete("/v1/job/{job}", id)
                .query("purge", Boolean.toString(purge))
                .send()
                .recorded(JobSubmission.class, RECORDED);
    }

    /** Runs an instance of a parameterized job with this payload, which may be empty, and these values. */
    public DispatchedJob dispatch(String id, byte[] payload, Map<String, String> meta) {
        ObjectNode request = Json.object();
        request.put("Payload", payload);
        meta.forEach(request.putObject("Meta")::put);
        return api.post("/v1/job/{job}/dispatch", id)
                .json(request)
                .send()
                .recorded(DispatchedJob.class, "JobCreateIndex");
    }

    /** Changes how many allocations a group has; the message is kept with the job's scaling events. */
    public JobSubmission scale(String id, String group, int count, String message) {
        ObjectNode request = Json.object().put("Count", count).put("Message", message);
        request.putObject("Target").put("Group", group);
        return api.post("/v1/job/{job}/scale", id).json(request).send().recorded(JobSubmission.class, RECORDED);
    }

    /** Makes an older version of a job the newest again. */
    public JobSubmission revert(String id, long version) {
        ObjectNode request = Json.object().put("JobID", id).put("JobVersion", version);
        return api.post("/v1/job/{job}/revert", id).json(request).send().recorded(JobSubmission.class, RECORDED);
    }

    private Optional<ApiAnswer> found(String id) {
        ApiAnswer answer = api.get("/v1/job/{job}", id).accepting(404).send();
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer);
    }
}
