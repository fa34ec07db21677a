package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.Injection;
import io.nonet.chaos.MachineFault;
import io.nonet.client.nomad.Allocation;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Service;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.scenarios.Replacement;
import io.nonet.scenarios.workload.AgentsView;
import io.nonet.scenarios.workload.MachineProcess;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.scenarios.workload.ServiceTraffic;
import io.nonet.scenarios.workload.WorkloadStory;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A task dies, a client's machine loses power, a Nomad agent is killed: the job has as many healthy allocations as it asks for
 * again in time, and when what was lost comes back nothing of it is left over.
 */
@NonetTest
@Scenario(
        name = "keeping-the-count",
        summary = "After the loss of a task, a client or an agent the count comes back, and nothing is left over.",
        typicalSeconds = 65)
public class KeepingTheCountScenario {
    private static final int COUNT = 3;
    private static final String LOSS = "what is lost is asked until Consul calls it so";
    private static final Duration EXEC_LIMIT = Duration.ofSeconds(5);
    private static final Duration READY_AGAIN = Duration.ofMinutes(1);
    /** In which an agent that does not find its tasks again would have stopped, or replaced, them. */
    private static final Duration STAYS_SO = Duration.ofSeconds(5);

    /**
     * The job's {@code shutdown_delay} and {@code kill_timeout}: a client that comes back may begin anew what it had, and end it when
     * it gets to hear that this was lost (nomad issue 17424).
     */
    private static final Duration STOP = Duration.ofSeconds(2 + 10);

    private final Cluster cluster;
    private final Story story;
    private final NodeSpec victim;

    KeepingTheCountScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
        this.victim = cluster.topology().nomadClients().get(0);
    }

    @Test
    void aTaskThatDiesStartsAgainWhereItWas() {
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            RunningJob web = workload.run("web", COUNT);
            try (ServiceTraffic traffic = workload.askFor("web")) {
                isStartedAgain(web);
                workload.enoughAnswers("after", traffic, cluster.timeline().nanos());
                workload.someMayHaveFailed(LOSS, traffic);
            }
        }
    }

    @Test
    void theTasksOfALostMachineAreReplacedAndItComesBackEmpty() {
        Replacement replacement = Replacement.expected(cluster, story);
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            RunningJob web = workload.run("web", COUNT);
            story.premise("one of its allocations is on " + victim.name(), () -> assertThat(web.running())
                    .extracting(Allocation::nodeName)
                    .contains(victim.name()));
            try (ServiceTraffic traffic = workload.askFor("web")) {
                isReplaced(web, replacement);
                workload.enoughAnswers("after", traffic, cluster.timeline().nanos());
                workload.someMayHaveFailed(LOSS, traffic);
            }
            story.step("the cluster is ready again", () -> cluster.readiness().recover(READY_AGAIN));
            story.check("the job has its count, and nothing is left over", () -> await(
                            "count", AgentsView.KNOWN_TO_SERVERS.plus(STOP))
                    .during(STAYS_SO)
                    .untilAsserted(() -> {
                        assertThat(web.running()).hasSize(COUNT);
                        assertThat(web.healthy()).hasSize(COUNT);
                        assertThat(processes()).isEmpty();
                        assertThat(workload.servicesOn(victim)).isEmpty();
                    }));
        }
    }

    @Test
    void theTasksOfAKilledAgentLiveOnAndAreFoundAgain() {
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            RunningJob web = workload.run("web", COUNT);
            Set<String> before = ids(web.running());
            List<String> processes = processes();
            story.premise("its processes are there", () -> assertThat(processes).isNotEmpty());
            try (ServiceTraffic traffic = workload.askFor("web")) {
                String agent = cluster.machine(victim).services().processId(Service.NOMAD);
                story.step(
                        "the Nomad agent of " + victim.name() + " gets a SIGKILL",
                        () -> cluster.machine(victim).services().kill(Service.NOMAD));
                story.step("another one runs in its place", () -> await("another agent", SOON)
                        .untilAsserted(() -> assertThat(
                                        cluster.machine(victim).services().processId(Service.NOMAD))
                                .isNotEmpty()
                                .isNotEqualTo(agent)));
                story.step(
                        "the cluster is ready again", () -> cluster.readiness().recover(READY_AGAIN));
                story.check(
                        "the same processes and allocations run, and go on running",
                        () -> await("same tasks", SOON).during(STAYS_SO).untilAsserted(() -> {
                            assertThat(processes()).isEqualTo(processes);
                            assertThat(ids(web.running())).isEqualTo(before);
                        }));
                workload.enoughAnswers("after", traffic, cluster.timeline().nanos());
                workload.noneFailed(traffic);
            }
            story.step(
                    "its task is stopped, as a sign that the agent has it in hand",
                    () -> cluster.nomad().allocations().stop(on(victim, web).id()));
            story.check(
                    "the old processes end, and the job has its count",
                    () -> await("replaced", AgentsView.KNOWN_TO_SERVERS).untilAsserted(() -> {
                        assertThat(processes()).doesNotContainAnyElementsOf(processes);
                        assertThat(web.healthy()).hasSize(COUNT);
                    }));
        }
    }

    private void isStartedAgain(RunningJob web) {
        Set<String> before = ids(web.running());
        List<String> killed = processes();
        story.premise("its processes are there", () -> assertThat(killed).isNotEmpty());
        story.step("the processes of its task on " + victim.name() + " get a SIGKILL", () -> cluster.machine(victim)
                .exec(EXEC_LIMIT, List.of("pkill", "-KILL", "nginx")));
        long start = cluster.timeline().nanos();
        story.premise("they are gone", () -> assertThat(processes()).doesNotContainAnyElementsOf(killed));
        Bound bound = KeepingBound.restarted();
        story.step("the job has its count again", () -> await("all run, restarted", bound.twice())
                .untilAsserted(() -> {
                    assertThat(processes()).isNotEmpty().doesNotContainAnyElementsOf(killed);
                    assertThat(web.running()).hasSize(COUNT);
                }));
        story.measure("restart-time", cluster.timeline().since(start), bound);
        story.step("they are healthy", () -> await("all healthy", AgentsView.KNOWN_TO_SERVERS)
                .untilAsserted(() -> assertThat(web.healthy()).hasSize(COUNT)));
        story.check(
                "by the same allocations", () -> assertThat(ids(web.running())).isEqualTo(before));
    }

    private void isReplaced(RunningJob web, Replacement replacement) {
        replacement.awaitHeartbeats(List.of(victim));
        try (Injection powerCut = story.step(
                victim.name() + " loses power", () -> Chaos.on(cluster).inject(new MachineFault(victim.name())))) {
            long down = cluster.timeline().nanos();
            story.premise("it does not answer any more", powerCut::awaitEffect);
            replacement.awaited(
                    "the job has its count on the others",
                    "replacement-time",
                    down,
                    () -> assertAllElsewhere(web.running()));
            story.step("they are healthy", () -> await("all healthy elsewhere", AgentsView.KNOWN_TO_SERVERS)
                    .untilAsserted(() -> assertAllElsewhere(web.healthy())));
            story.step("it gets power again", powerCut::heal);
            story.step("it answers", powerCut::awaitHealed);
        }
    }

    private void assertAllElsewhere(List<Allocation> allocations) {
        assertThat(allocations).hasSize(COUNT).extracting(Allocation::nodeName).doesNotContain(victim.name());
    }

    /** The numbers of the web server's processes on the victim, whatever Nomad knows of them. */
    private List<String> processes() {
        return MachineProcess.matching(cluster.machine(victim), "^[^ ]*nginx").stream()
                .map(MachineProcess::id)
                .toList();
    }

    private static Allocation on(NodeSpec node, RunningJob job) {
        return job.running().stream()
                .filter(allocation -> allocation.nodeName().equals(node.name()))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> ids(List<Allocation> allocations) {
        return allocations.stream().map(Allocation::id).collect(toSet());
    }
}
