package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.Evaluation;
import io.nonet.client.nomad.JobPlan;
import io.nonet.client.nomad.JobSpec;
import io.nonet.client.nomad.SchedulerConfiguration;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.scenarios.workload.WorkloadStory;
import io.nonet.topology.NodeSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A job that finds no room has others of a lower priority evicted, as few as it needs; they run again once there is room.
 *
 * <p>System jobs may do so from the beginning, services once the scheduler's configuration says so; and only to what is lower by
 * ten or more ({@code filterAndGroupPreemptibleAllocs} in {@code scheduler/preemption.go} of Nomad 1.4.3).
 */
@NonetTest
@Scenario(
        name = "preemption",
        summary = "A job of high priority gets its room from lower ones, which run again after it.",
        typicalSeconds = 30)
public class PreemptionScenario {
    /** The priority of {@code can-wait} and ten. */
    private static final int JUST_ENOUGH = 30;

    private final Cluster cluster;
    private final Story story;

    PreemptionScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void aSystemJobEvictsAsFewAsItNeedsAndTheyComeBack() {
        FullClients full = FullClients.fill(cluster, story);
        List<Allocation> before = full.work().running();
        JobSpec spec = full.needingAShare("must-run");
        int clients = cluster.topology().nomadClients().size();
        JobPlan plan = cluster.nomad().jobs().plan(spec);
        story.check(
                "a plan says how many a system job of high priority will evict",
                () -> assertThat(plan.updates("agents").preemptions()).isEqualTo(clients));

        RunningJob system = story.step("it is run", () -> RunningJob.run(cluster, spec));
        story.check("it runs on each client", () -> await("one on each client", SOON)
                .untilAsserted(() -> assertThat(system.running())
                        .extracting(Allocation::nodeName)
                        .containsExactlyInAnyOrderElementsOf(cluster.topology().nomadClients().stream()
                                .map(NodeSpec::name)
                                .toList())));
        story.check("as many are evicted, and wait for memory", () -> full.awaitQueued(clients));
        List<Allocation> evicted = full.evicted();
        story.check("one on each client, by the one that has its room", () -> assertThat(byWhom(evicted))
                .isEqualTo(system.running().stream().collect(toMap(Allocation::nodeName, Allocation::id))));
        evicted.forEach(allocation -> endedBefore(allocation));
        story.check("all others run on", () -> assertThat(full.work().running())
                .extracting(Allocation::id)
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .map(Allocation::id)
                        .filter(id ->
                                evicted.stream().noneMatch(gone -> gone.id().equals(id)))
                        .toList()));

        story.step("the system job is stopped", () -> cluster.nomad().jobs().stop(system.id(), false));
        story.check("what was evicted runs again", full::awaitTwoOnEach);
    }

    private static Map<String, String> byWhom(List<Allocation> evicted) {
        return evicted.stream().collect(toMap(Allocation::nodeName, Allocation::preemptedByAllocation));
    }

    /** Checks that an evicted task could end in its own way before the other one began. */
    private void endedBefore(Allocation evicted) {
        Task gone = onlyTask(evicted.id());
        Task instead = onlyTask(evicted.preemptedByAllocation());
        story.check("the task on " + evicted.nodeName() + " was told to end, and did in its own way", () -> {
            assertThat(gone.events()).contains("Killing");
            assertThat(gone.output()).containsExactly("at work", "saved");
            assertThat(gone.endedInPeace()).isTrue();
        });
        story.check("its room was taken after that", () -> assertThat(
                        requireNonNull(instead.state().startedAt()))
                .isAfter(requireNonNull(gone.state().finishedAt())));
    }

    private Task onlyTask(String allocation) {
        List<Task> tasks = Task.of(cluster.nomad(), allocation);
        assertThat(tasks).hasSize(1);
        return tasks.get(0);
    }

    @Test
    void aServiceEvictsOnlyWhenItMayAndOnlyWhatIsTenLower() {
        SchedulerConfiguration initially = cluster.nomad().operator().schedulerConfiguration();
        story.premise("services may not evict others, as in a new cluster", () -> assertThat(initially)
                .isEqualTo(SchedulerConfiguration.DEFAULT));
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            FullClients full = FullClients.fill(cluster, story);
            JobSpec web = full.needingAShare("web").withCount(1);
            getsNothing(full, withPriority(web, JUST_ENOUGH));
            try (ServicePreemption preemption =
                    story.step("services may evict others", () -> ServicePreemption.turnOn(cluster))) {
                story.premise(
                        "they may now", () -> assertThat(preemption.isOn()).isTrue());
                getsNothing(full, withPriority(web, JUST_ENOUGH - 1));
                RunningJob service = story.step(
                        "the service is run with a priority that is ten higher",
                        () -> RunningJob.run(cluster, withPriority(web, JUST_ENOUGH)));
                story.check("it is healthy", () -> workload.awaitHealthy(service, 1));
                story.check("one is evicted, and waits for memory", () -> full.awaitQueued(1));
                Allocation room = service.running().get(0);
                story.check("on its client, by it", () -> assertThat(byWhom(full.evicted()))
                        .containsExactly(Map.entry(room.nodeName(), room.id())));
                endedBefore(full.evicted().get(0));
            }
            story.step("the service is stopped", () -> cluster.nomad().jobs().stop(web.id(), false));
            story.check("what was evicted runs again", full::awaitTwoOnEach);
        }
    }

    /** Checks that Nomad looked at a service and found no memory, and that nothing had to leave for it. */
    private void getsNothing(FullClients full, JobSpec service) {
        String evaluation = story.step(
                "a service of priority " + priority(service) + " is run",
                () -> cluster.nomad().jobs().run(service).evaluationId());
        story.check("there is no memory for it, and it waits", () -> await("its evaluation", SOON)
                .untilAsserted(() -> {
                    Evaluation result =
                            cluster.nomad().evaluations().read(evaluation).orElseThrow();
                    assertThat(result.status()).isEqualTo("complete");
                    assertThat(result.blockedEval()).isNotEmpty();
                    assertThat(result.failedGroups())
                            .hasEntrySatisfying("web", failure -> assertThat(failure.dimensionExhausted())
                                    .containsOnlyKeys("memory"));
                }));
        story.check(
                "nothing is evicted for it", () -> assertThat(full.evicted()).isEmpty());
    }

    private static int priority(JobSpec spec) {
        return spec.json().path("Priority").asInt();
    }

    private static JobSpec withPriority(JobSpec spec, int priority) {
        return spec.with(job -> job.put("Priority", priority));
    }
}
