package io.nonet.client.nomad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.client.ApiException;
import io.nonet.client.Json;
import io.nonet.client.TestingAgent;
import io.nonet.client.UnexpectedAnswerException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static final String SUBMITTED =
            "{\"EvalID\":\"6b3f\",\"EvalCreateIndex\":19,\"JobModifyIndex\":18,\"Warnings\":\"\",\"Index\":19}";
    private static final String JOB = """
            {"ID":"web","Name":"web","Type":"service","Priority":50,"Datacenters":["dc1"],"Status":"running",
             "StatusDescription":"","Stop":false,"Version":2,"Stable":true,"SubmitTime":1795451910053032763,
             "CreateIndex":19,"ModifyIndex":26,"JobModifyIndex":20,"TaskGroups":[{"Name":"g"}]}""";

    private static final TestingAgent AGENT = new TestingAgent();

    private final Jobs jobs = NomadClient.at(AGENT.base(), AGENT.tls()).jobs();
    private final JobSpec web = new JobSpec(Json.object().put("ID", "web").put("Type", "batch"));

    @BeforeEach
    void forget() {
        AGENT.forget();
    }

    @AfterAll
    static void stop() {
        AGENT.close();
    }

    @Test
    void hasTheServerParseHcl() {
        AGENT.answers(JOB).answers(400, "input.hcl:2,3-7: Unsupported block type");
        JobSpec spec = jobs.parse("job \"web\" {}", true);
        assertThat(spec.id()).isEqualTo("web");
        assertThat(spec.json().at("/TaskGroups/0/Name").asText()).isEqualTo("g");
        assertThat(AGENT.askedWithBody())
                .isEqualTo("POST /v1/jobs/parse {\"JobHCL\":\"job \\\"web\\\" {}\",\"Canonicalize\":true}");
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> jobs.parse("jub", false))
                .withMessageContaining("input.hcl:2,3-7");
    }

    @Test
    void takesNoAnswerForARecordThatNamesNoIndex() {
        String nothing = "{\"EvalID\":\"\",\"EvalCreateIndex\":0,\"JobModifyIndex\":0,\"Warnings\":\"\",\"Index\":0}";
        AGENT.answers(nothing).answers(nothing).answers("{\"DispatchedJobID\":\"\",\"JobCreateIndex\":0}");

        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> jobs.run(web))
                .withMessageEndingWith("was expected to answer at which index it is on record, but answered with"
                        + " JobModifyIndex 0");
        assertThatExceptionOfType(UnexpectedAnswerException.class).isThrownBy(() -> jobs.stop("web", false));
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> jobs.dispatch("web", new byte[0], Map.of()));
    }

    @Test
    void keepsAJobSpecFromBeingChanged() {
        ObjectNode json = Json.object().put("ID", "web");
        JobSpec spec = new JobSpec(json);
        json.put("ID", "changed");
        spec.json().put("ID", "changed");
        assertThat(spec.id()).isEqualTo("web");
        assertThat(spec.type()).isEqualTo("service");
        assertThat(spec.with(job -> job.put("ID", "other")).id()).isEqualTo("other");
        assertThat(spec).hasToString("JobSpec[web]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JobSpec(Json.object().putNull("ID").put("Name", "web")))
                .withMessage("Expected a job with an ID, found one with ID, Name");
    }

    @Test
    void plansAJob() {
        AGENT.answers("""
                        {"JobModifyIndex":66,"Diff":{"Type":"Edited","ID":"web"},"Annotations":{"DesiredTGUpdates":
                        {"g":{"Ignore":2,"Place":1,"InPlaceUpdate":0,"DestructiveUpdate":3,"Canary":1}}},
                        "FailedTGAllocs":{"g":{"NodesEvaluated":3,"NodesExhausted":1,"NodesFiltered":2,
                        "ConstraintFiltered":null,"DimensionExhausted":{"memory":1}}},"Warnings":"old"}""");
        AGENT.answers("{\"FailedTGAllocs\":null,\"Annotations\":null,\"Diff\":null}");
        JobPlan plan = jobs.plan(web);
        assertThat(AGENT.askedWithBody())
                .isEqualTo("POST /v1/job/web/plan {\"Diff\":true,\"Job\":{\"ID\":\"web\",\"Type\":\"batch\"}}");
        assertThat(plan.jobModifyIndex()).isEqualTo(66);
        assertThat(plan.diff()).isEqualTo(new JobPlan.Diff("Edited"));
        assertThat(plan.updates("g")).isEqualTo(new JobPlan.GroupUpdates(2, 1, 0, 0, 0, 3, 1, 0));
        assertThat(plan.isPlaceable()).isFalse();
        assertThat(plan.failedGroups())
                .containsEntry("g", new PlacementFailure(3, 2, 1, Map.of(), Map.of("memory", 1), 0));
        JobPlan nothing = jobs.plan(web);
        assertThat(nothing.isPlaceable()).isTrue();
        assertThat(nothing.updates("g")).isEqualTo(new JobPlan.GroupUpdates(0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void runsAJob() {
        AGENT.answers(SUBMITTED).answers("{\"JobModifyIndex\":76}");
        assertThat(jobs.run(web)).isEqualTo(new JobSubmission("6b3f", 19, 18, ""));
        assertThat(AGENT.askedWithBody()).isEqualTo("POST /v1/jobs {\"Job\":{\"ID\":\"web\",\"Type\":\"batch\"}}");
        assertThat(jobs.run(web).evaluationId()).isEmpty();
    }

    @Test
    void readsAJobThatMayBeAbsent() {
        AGENT.answers(JOB).answers(404, "job not found").answers(JOB).answers(404, "job not found");
        assertThat(jobs.read("web"))
                .contains(new Job(
                        "web",
                        "web",
                        "service",
                        50,
                        List.of("dc1"),
                        "running",
                        "",
                        false,
                        2,
                        true,
                        Instant.parse("2026-11-23T16:38:30.053032763Z"),
                        19,
                        26,
                        20));
        assertThat(AGENT.asked()).isEqualTo("GET /v1/job/web");
        assertThat(jobs.read("web")).isEmpty();
        assertThat(jobs.spec("web").orElseThrow().json().path("TaskGroups")).hasSize(1);
        assertThat(jobs.spec("web")).isEmpty();
    }

    @Test
    void encodesTheSlashesInTheIdOfADispatchedJob() {
        AGENT.answers(404, "job not found");
        jobs.read("batch/dispatch-1-2");
        assertThat(AGENT.asked()).isEqualTo("GET /v1/job/batch%2Fdispatch-1-2");
    }

    @Test
    void listsJobsByPrefix() {
        AGENT.answers("""
                        [{"ID":"web","ParentID":"","Name":"web","Type":"service","Stop":true,"Status":"dead",
                        "JobSummary":{"JobID":"web","Summary":{"g":{"Running":2,"Lost":1}}}}]""").answers("null");
        JobStub job = jobs.list("we").get(0);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/jobs?prefix=we");
        assertThat(job.stop()).isTrue();
        assertThat(job.jobSummary())
                .isEqualTo(new JobSummary("web", Map.of("g", new JobSummary.Group(0, 0, 2, 0, 0, 1, 0))));
        assertThat(jobs.list()).isEmpty();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/jobs?prefix=");
    }

    @Test
    void stopsAndPurgesAJob() {
        AGENT.answers(SUBMITTED).answers(SUBMITTED);
        assertThat(jobs.stop("web", false).evaluationId()).isEqualTo("6b3f");
        assertThat(AGENT.asked()).isEqualTo("DELETE /v1/job/web?purge=false");
        jobs.stop("web", true);
        assertThat(AGENT.asked()).isEqualTo("DELETE /v1/job/web?purge=true");
    }

    @Test
    void dispatchesAPayloadInBase64() {
        AGENT.answers("{\"DispatchedJobID\":\"batch/dispatch-1\",\"EvalID\":\"8f42\",\"JobCreateIndex\":77}");
        assertThat(jobs.dispatch("batch", new byte[] {0, -1}, Map.of("who", "me")))
                .isEqualTo(new DispatchedJob("batch/dispatch-1", "8f42", 77));
        assertThat(AGENT.askedWithBody())
                .isEqualTo("POST /v1/job/batch/dispatch {\"Payload\":\"AP8=\",\"Meta\":{\"who\":\"me\"}}");
    }

    @Test
    void scalesAGroup() {
        AGENT.answers(SUBMITTED);
        jobs.scale("web", "g", 3, "more");
        assertThat(AGENT.askedWithBody())
                .isEqualTo("POST /v1/job/web/scale {\"Count\":3,\"Message\":\"more\",\"Target\":{\"Group\":\"g\"}}");
    }

    @Test
    void revertsToAVersion() {
        AGENT.answers(SUBMITTED);
        jobs.revert("web", 0);
        assertThat(AGENT.askedWithBody()).isEqualTo("POST /v1/job/web/revert {\"JobID\":\"web\",\"JobVersion\":0}");
    }

    @Test
    void tellsTheHistoryOfAJob() {
        AGENT.answers("null")
                .answers("[]")
                .answers("[]")
                .answers("{\"JobID\":\"web\",\"Summary\":null}")
                .answers("{\"Versions\":[" + JOB + "],\"Diffs\":null}");
        JobHistory history = jobs.history("web");
        assertThat(history.allocations()).isEmpty();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/job/web/allocations");
        assertThat(history.deployments()).isEmpty();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/job/web/deployments");
        assertThat(history.evaluations()).isEmpty();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/job/web/evaluations");
        assertThat(history.summary().groups()).isEmpty();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/job/web/summary");
        assertThat(history.versions()).extracting(Job::version).containsExactly(2L);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/job/web/versions");
    }
}
