package io.nonet.client.nomad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nonet.client.ApiException;
import io.nonet.client.TestingAgent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Allocations, deployments and evaluations. */
class PlacementTest {

    private static final TestingAgent AGENT = new TestingAgent();

    private final NomadClient nomad = NomadClient.at(AGENT.base(), AGENT.tls());

    @BeforeEach
    void forget() {
        AGENT.forget();
    }

    @AfterAll
    static void stop() {
        AGENT.close();
    }

    @Test
    void listsAllocations() {
        AGENT.answers("""
                [{"ID":"5460","EvalID":"6b3f","Name":"web.g[0]","NodeID":"ff38","NodeName":"nomad-client-0",
                "JobID":"web","JobVersion":3,"TaskGroup":"g","DesiredStatus":"run","ClientStatus":"running",
                "TaskStates":{"t":{"State":"running","Failed":false,"Restarts":1,
                "StartedAt":"2026-11-23T16:38:17.4Z","FinishedAt":null,
                "Events":[{"Type":"Started","Time":1795451910053032763,"DisplayMessage":"Task started by client",
                "Details":null}]}},"DeploymentStatus":{"Healthy":true,"Canary":false},"CreateIndex":20}]""");
        Allocation allocation = nomad.allocations().list().get(0);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/allocations");
        assertThat(allocation.jobVersion()).isEqualTo(3);
        assertThat(allocation.isRunning()).isTrue();
        assertThat(allocation.isEnded()).isFalse();
        assertThat(allocation.deploymentStatus()).isEqualTo(new Allocation.DeploymentHealth(true, false));
        assertThat(allocation.taskStates())
                .containsEntry(
                        "t",
                        new TaskState(
                                "running",
                                false,
                                1,
                                Instant.parse("2026-11-23T16:38:17.4Z"),
                                null,
                                List.of(new TaskState.Event(
                                        "Started",
                                        Instant.parse("2026-11-23T16:38:30.053032763Z"),
                                        "Task started by client",
                                        Map.of()))));
    }

    @Test
    void readsAnAllocationThatMayBeAbsent() {
        AGENT.answers("""
                        {"ID":"5460","Job":{"ID":"web","Version":2},"DeploymentStatus":null,"TaskStates":null,
                        "ClientStatus":"lost","PreviousAllocation":"1234","PreemptedByAllocation":"9876"}""").answers(404, "alloc not found");
        Allocation allocation = nomad.allocations().read("5460").orElseThrow();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/allocation/5460");
        assertThat(allocation.jobVersion()).isEqualTo(2);
        assertThat(allocation.taskStates()).isEmpty();
        assertThat(allocation.deploymentStatus()).isNull();
        assertThat(allocation.isEnded()).isTrue();
        assertThat(allocation.previousAllocation()).isEqualTo("1234");
        assertThat(allocation.preemptedByAllocation()).isEqualTo("9876");
        assertThat(nomad.allocations().read("5460")).isEmpty();
    }

    @Test
    void stopsAndRestartsAllocations() {
        AGENT.answers("{\"EvalID\":\"76b1\",\"Index\":9}").answers("{}").answers("{}");
        assertThat(nomad.allocations().stop("5460")).isEqualTo("76b1");
        assertThat(AGENT.asked()).isEqualTo("POST /v1/allocation/5460/stop");
        nomad.allocations().restart("5460", "t");
        assertThat(AGENT.askedWithBody()).isEqualTo("POST /v1/client/allocation/5460/restart {\"TaskName\":\"t\"}");
        nomad.allocations().restart("5460");
        assertThat(AGENT.askedWithBody()).endsWith("{\"TaskName\":\"\"}");
    }

    @Test
    void readsTheLogsOfATask() {
        AGENT.answers("one\ntwo\n").answers(400, "unknown task name \"x\"");
        assertThat(nomad.allocations().logs("5460", "t", Allocations.Output.STDERR))
                .isEqualTo("one\ntwo\n");
        assertThat(AGENT.asked()).isEqualTo("GET /v1/client/fs/logs/5460?task=t&type=stderr&plain=true&origin=start");
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> nomad.allocations().logs("5460", "x", Allocations.Output.STDOUT));
    }

    @Test
    void readsDeployments() {
        String deployment = """
                {"ID":"0ea4","JobID":"web","JobVersion":2,"Status":"running","StatusDescription":"d","TaskGroups":
                {"g":{"Promoted":false,"DesiredCanaries":1,"PlacedCanaries":["23f0"],"DesiredTotal":3,"PlacedAllocs":2,
                "HealthyAllocs":1,"UnhealthyAllocs":0,"ProgressDeadline":600000000000}},
                "CreateIndex":44,"ModifyIndex":48}""";
        AGENT.answers("[" + deployment + "]").answers(deployment).answers(404, "deployment not found");
        Deployment expected = new Deployment(
                "0ea4",
                "web",
                2,
                "running",
                "d",
                Map.of("g", new Deployment.Group(false, 1, List.of("23f0"), 3, 2, 1, 0)),
                44,
                48);
        assertThat(nomad.deployments().list()).containsExactly(expected);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/deployments");
        assertThat(nomad.deployments().read("0ea4")).contains(expected);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/deployment/0ea4");
        assertThat(nomad.deployments().read("0ea4")).isEmpty();
    }

    @Test
    void promotesAndFailsDeployments() {
        AGENT.answers("{\"EvalID\":\"ae18\"}").answers("{\"EvalID\":\"0109\"}");
        assertThat(nomad.deployments().promote("0ea4")).isEqualTo("ae18");
        assertThat(AGENT.askedWithBody())
                .isEqualTo("POST /v1/deployment/promote/0ea4 {\"DeploymentID\":\"0ea4\",\"All\":true}");
        assertThat(nomad.deployments().fail("0ea4")).isEqualTo("0109");
        assertThat(AGENT.askedWithBody()).isEqualTo("POST /v1/deployment/fail/0ea4 {\"DeploymentID\":\"0ea4\"}");
    }

    @Test
    void readsEvaluations() {
        AGENT.answers("""
                        {"ID":"6b3f","Type":"service","TriggeredBy":"job-register","JobID":"web","Status":"complete",
                        "BlockedEval":"595c","FailedTGAllocs":{"g":{"NodesEvaluated":3}},
                        "QueuedAllocations":{"g":2},"WaitUntil":null,"CreateTime":1795451910053032763}""");
        AGENT.answers(404, "eval not found").answers("[]");
        Evaluation evaluation = nomad.evaluations().read("6b3f").orElseThrow();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/evaluation/6b3f");
        assertThat(evaluation.blockedEval()).isEqualTo("595c");
        assertThat(evaluation.queuedAllocations()).containsEntry("g", 2);
        assertThat(evaluation.failedGroups()).containsKey("g");
        assertThat(nomad.evaluations().read("6b3f")).isEmpty();
        AGENT.request();
        assertThat(nomad.evaluations().allocations("6b3f")).isEmpty();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/evaluation/6b3f/allocations");
    }
}
