package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.JobPlan;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Service;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.scenarios.workload.JobFile;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.scenarios.workload.ServiceTraffic;
import io.nonet.scenarios.workload.WorkloadStory;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tasks run where their job file says: on every client, only on some, rather on one, evenly, more or fewer of them. */
@NonetTest
@Scenario(
        name = "placement",
        summary = "Tasks run where their job file says, and as many of them.",
        typicalSeconds = 30)
public class PlacementScenario {
    /** Of a client that is new, {@code initialHeartbeatStagger} in {@code client/client.go} of Nomad 1.4.3: it takes no work before. */
    private static final Duration FIRST_HEARTBEAT = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final Story story;
    private final List<NodeSpec> clients;

    PlacementScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
        this.clients = cluster.topology().nomadClients();
    }

    @Test
    void aSystemJobRunsOnEveryClientAlsoOnOneThatJoinsLater() {
        NodeSpec late = clients.get(2);
        story.step(late.name() + " is not there yet", () -> {
            String id = nodeId(late);
            cluster.machine(late).services().stop(Service.NOMAD);
            cluster.nomad().nodes().purge(id);
        });
        RunningJob everywhere =
                story.step("a system job is run", () -> RunningJob.run(cluster, JobFile.shipped("everywhere")));
        story.check("it runs once on each client that is there", () -> awaitNodes(everywhere, clients.subList(0, 2)));
        story.step(
                late.name() + " joins", () -> cluster.machine(late).services().start(Service.NOMAD));
        story.check("it runs once on each client", () -> awaitNodes(everywhere, clients, SOON.plus(FIRST_HEARTBEAT)));
    }

    @Test
    void constraintsAreConditionsAndAffinitiesArePreferences() {
        // Nomad would rather fill these than begin an empty one, so only the affinity leads there.
        story.step("all clients but " + clients.get(2).name() + " have work", () -> {
            setEligible(clients.get(2), false);
            RunningJob other = RunningJob.run(
                    cluster, JobFile.shipped("spread").parse(cluster.nomad()).withCount(2));
            awaitNodes(other, clients.subList(0, 2));
            setEligible(clients.get(2), true);
        });
        RunningJob pinned = story.step(
                "a job with constraints and an affinity is run",
                () -> RunningJob.run(cluster, JobFile.shipped("pinned")));
        story.check("both are where the file says", () -> awaitNodes(pinned, clients.subList(1, 3)));
        story.check(
                "the one with the constraint is on the only client that meets it",
                () -> assertThat(node(pinned, "must")).isEqualTo(clients.get(1).name()));
        story.check("the one with the affinity is where it would rather be", () -> assertThat(node(pinned, "would"))
                .isEqualTo(clients.get(2).name()));

        story.step("the client that it likes takes no new work", () -> setEligible(clients.get(2), false));
        story.step("it is stopped there", () -> cluster.nomad()
                .allocations()
                .stop(allocation(pinned, "would").id()));
        story.check("another one does, as it is a preference only", () -> await("the other one", SOON)
                .untilAsserted(() -> assertThat(node(pinned, "would"))
                        .isEqualTo(clients.get(0).name())));

        story.step("all clients take new work", () -> setEligible(clients.get(2), true));
        JobPlan plan = cluster.nomad().jobs().plan(pinned.spec().with(job -> job.withObject("/TaskGroups/0")
                .put("Count", 2)));
        story.check(
                "two that must be on that client are one too many, and a plan says so",
                () -> assertThat(plan.failedGroups()).containsOnlyKeys("must"));
    }

    @Test
    void aSpreadServiceIsScaledUpAndDownAndNoRequestFails() {
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            RunningJob web = workload.run("web", 3);
            settles(web);
            evenly(web, 1);
            try (ServiceTraffic traffic = workload.askFor("web")) {
                scale(workload, web, 6);
                evenly(web, 2);
                scale(workload, web, 2);
                workload.enoughAnswers("after", traffic, cluster.timeline().nanos());
                workload.noneFailed(traffic);
            }
        }
    }

    private void scale(WorkloadStory workload, RunningJob job, int count) {
        story.step("it is scaled to " + count, () -> {
            cluster.nomad().jobs().scale(job.id(), "web", count, "for more or fewer requests");
            workload.awaitHealthy(job, count);
        });
        settles(job);
    }

    /** Nomad refuses to scale a job in the middle of a deployment. */
    private void settles(RunningJob job) {
        story.step("its deployment is over", () -> await("deployment over", SOON)
                .untilAsserted(() ->
                        assertThat(job.deployment().orElseThrow().status()).isEqualTo("successful")));
    }

    private void evenly(RunningJob job, long onEach) {
        story.check("as many are on each client", () -> {
            Map<String, Long> byNode = job.running().stream().collect(groupingBy(Allocation::nodeName, counting()));
            assertThat(byNode).hasSize(clients.size()).allSatisfy((node, count) -> assertThat(count)
                    .isEqualTo(onEach));
        });
    }

    private static void awaitNodes(RunningJob job, List<NodeSpec> nodes) {
        awaitNodes(job, nodes, SOON);
    }

    /** Waits until a job runs once on each of these, and on no other. */
    private static void awaitNodes(RunningJob job, List<NodeSpec> nodes, Duration limit) {
        List<String> names = nodes.stream().map(NodeSpec::name).toList();
        await(job.id() + " on " + names, limit).untilAsserted(() -> assertThat(job.running())
                .extracting(Allocation::nodeName)
                .containsExactlyInAnyOrderElementsOf(names));
    }

    private static String node(RunningJob job, String group) {
        return allocation(job, group).nodeName();
    }

    private static Allocation allocation(RunningJob job, String group) {
        List<Allocation> found = job.running().stream()
                .filter(allocation -> allocation.taskGroup().equals(group))
                .toList();
        assertThat(found).as("running allocations of group " + group).hasSize(1);
        return found.get(0);
    }

    private void setEligible(NodeSpec client, boolean eligible) {
        cluster.nomad().nodes().setEligible(nodeId(client), eligible);
    }

    private String nodeId(NodeSpec client) {
        return cluster.nomad().nodes().list().stream()
                .filter(node -> node.name().equals(client.name()))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
