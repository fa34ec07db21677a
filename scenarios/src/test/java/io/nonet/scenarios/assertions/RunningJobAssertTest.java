package io.nonet.scenarios.assertions;

import static io.nonet.scenarios.assertions.NonetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.client.ApiException;
import io.nonet.client.nomad.JobSpec;
import io.nonet.scenarios.workload.RunningJob;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningJobAssertTest {
    private static final String FIRST = "11111111-1111-1111-1111-111111111111";
    private static final String SECOND = "22222222-2222-2222-2222-222222222222";
    private static final String THIRD = "33333333-3333-3333-3333-333333333333";

    private TestingCluster agents;
    private RunningJob web;

    @BeforeEach
    void job(@TempDir Path folder) {
        agents = new TestingCluster(folder);
        web = job("service");
        agents.answers("/v1/health/service/api", "[]");
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void thoseThatRunAndPassAreHealthy() {
        runs(allocation(FIRST, 0, "running"), allocation(SECOND, 1, "running"));
        passes(FIRST, SECOND);

        assertThat(web).hasHealthyAllocations(2).withoutOverlap();
    }

    @Test
    void noneIsACountToo() {
        runs();
        passes();

        assertThat(web).hasHealthyAllocations(0);
        assertThatThrownBy(() -> assertThat(web).hasHealthyAllocations(1))
                .hasMessage("Expected job web to have 1 healthy allocations, but it had 0:%n  (none on record)"
                        .formatted());
    }

    @Test
    void oneThatRunsAndDoesNotPassIsNotHealthy() {
        runs(allocation(FIRST, 0, "running"), allocation(SECOND, 1, "running"));
        passes(FIRST);

        assertThatThrownBy(() -> assertThat(web).hasHealthyAllocations(2))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected job web to have 2 healthy allocations, but it had 1:")
                .hasMessageContaining("  - web.web[0] " + FIRST + " on nomad-client-0: healthy")
                .hasMessageContaining("  - web.web[1] " + SECOND + " on nomad-client-1: service web is not in Consul");
    }

    @Test
    void whatAFailingCheckPrintedIsSaid() {
        runs(allocation(FIRST, 0, "running"));
        agents.answers("/v1/health/service/web", "[" + instance(FIRST, """
                {"Node": "nomad-client-0", "CheckID": "c", "Name": "alive", "Status": "critical",
                 "Output": "connection refused\\n", "ServiceID": "s", "ServiceName": "web"}""") + "]");

        assertThatThrownBy(() -> assertThat(web).hasHealthyAllocations(1))
                .hasMessageEndingWith(": service web does not pass: alive is critical: connection refused");
    }

    @Test
    void oneThatPassesAndHasEndedIsNotHealthy() {
        runs(allocation(FIRST, 0, "running"), allocation(SECOND, 1, "failed").replace("}", """
                , "TaskStates": {"nginx": {"State": "dead", "Failed": true, "Events": [
                {"Type": "Started", "DisplayMessage": "Task started by client"},
                {"Type": "Terminated", "DisplayMessage": "Exit Code: 1"}]}}}"""));
        passes(FIRST, SECOND);

        assertThatThrownBy(() -> assertThat(web).hasHealthyAllocations(2))
                .hasMessageContaining("but it had 1:")
                .hasMessageContaining("on nomad-client-1: failed (nginx Terminated: Exit Code: 1)");
    }

    @Test
    void oneTooManyIsNotWhatWasExpected() {
        runs(allocation(FIRST, 0, "running"), allocation(SECOND, 1, "running"));
        passes(FIRST, SECOND);

        assertThatThrownBy(() -> assertThat(web).hasHealthyAllocations(1)).hasMessageContaining("but it had 2:");
    }

    @Test
    void oneTooManyThatDoesNotPassIsNotWhatWasExpectedEither() {
        runs(allocation(FIRST, 0, "running"), allocation(SECOND, 1, "running"));
        passes(FIRST);

        assertThatThrownBy(() -> assertThat(web).hasHealthyAllocations(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "Expected job web to have 1 healthy allocations and to run no other, but it runs 2:")
                .hasMessageContaining(SECOND + " on nomad-client-1: service web is not in Consul");
    }

    @Test
    void whatIsToldToStopMayStillFinishItsWork() {
        String leaving = allocation(SECOND, 1, "running").replace("\"run\"", "\"stop\"");
        runs(allocation(FIRST, 0, "running"), leaving);
        passes(FIRST);

        assertThat(web).hasHealthyAllocations(1);
    }

    @Test
    void whereNothingIsOnRecordThereIsNothingToOverlap() {
        runs();

        assertThatThrownBy(() -> assertThat(web).withoutOverlap())
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected job web to run one allocation of each name, but it has none on record");
    }

    @Test
    void twoOfOneNameAreAnOverlapAndListed() {
        runs(allocation(FIRST, 0, "running"), allocation(SECOND, 1, "running"), allocation(THIRD, 1, "running"));

        assertThatThrownBy(() -> assertThat(web).withoutOverlap())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected job web to run one allocation of each name, but it runs:")
                .hasMessageContaining("web.web[1] " + SECOND)
                .hasMessageContaining("web.web[1] " + THIRD)
                .hasMessageNotContaining(FIRST);
    }

    @Test
    void ofASystemJobThereIsOneOfThatNameOnEachClient() {
        runs(allocation(FIRST, 0, "running"), named("web.web[0]", SECOND, 1));

        assertThat(job("system")).withoutOverlap();
        assertThatThrownBy(() -> assertThat(web).withoutOverlap()).hasMessageContaining(SECOND);
    }

    @Test
    void eachGroupAnnouncesItsOwnServices() {
        String other = allocation(SECOND, 1, "running")
                .replace("web.web[1]", "web.api[1]")
                .replace("\"TaskGroup\": \"web\"", "\"TaskGroup\": \"api\"");
        runs(allocation(FIRST, 0, "running"), other);
        passes(FIRST);
        agents.answers("/v1/health/service/api", "[" + instance(SECOND, "").replace("web", "api") + "]");

        assertThat(web).hasHealthyAllocations(2).withoutOverlap();
    }

    @Test
    void whereNobodyAnswersThatIsWhatItSays() {
        assertThatThrownBy(() -> assertThat(web).hasHealthyAllocations(0))
                .isInstanceOf(ApiException.class)
                .hasMessageEndingWith("/v1/health/service/web answered 500: No cluster leader");
    }

    private RunningJob job(String type) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("ID", "web").put("Type", type);
        ArrayNode groups = json.putArray("TaskGroups");
        announces(groups.addObject().put("Name", "web"), "web");
        announces(groups.addObject().put("Name", "api"), "api");
        return new RunningJob(agents.cluster(), new JobSpec(json));
    }

    private static void announces(ObjectNode group, String service) {
        group.putArray("Services").addObject().put("Name", service).put("PortLabel", "http");
    }

    private void runs(String... allocations) {
        agents.answers("/v1/job/web/allocations", "[" + String.join(",", allocations) + "]");
    }

    private static String allocation(String id, int number, String status) {
        return named("web.web[" + number + "]", id, number).replace("running", status);
    }

    private static String named(String name, String id, int client) {
        return """
                {"ID": "%s", "Name": "%s", "JobID": "web", "TaskGroup": "web", "DesiredStatus": "run",
                 "ClientStatus": "running", "NodeID": "%d", "NodeName": "nomad-client-%d"}""".formatted(id, name, client, client);
    }

    private void passes(String... allocations) {
        agents.answers(
                "/v1/health/service/web",
                Stream.of(allocations)
                        .map(allocation -> instance(allocation, ""))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private static String instance(String allocation, String checks) {
        return """
                {"Node": {"Node": "nomad-client-%d", "Address": "10.64.0.18"}, "Checks": [%s],
                 "Service": {"ID": "_nomad-task-%s-group-web-web-http", "Service": "web", "Port": 80}}""".formatted(allocation.equals(FIRST) ? 0 : 1, checks, allocation);
    }
}
