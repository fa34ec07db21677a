package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.client.ApiException;
import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.Jobs;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Batch work of every kind, in calm: each unit runs exactly once, or as often as its job says. What ran is counted by the marks
 * that the units themselves leave in Consul, not by Nomad's word.
 */
@NonetTest(config = "/topologies/three-clients.yaml", moreServers = true)
@Scenario(
        name = "batch",
        summary = "Batch work of every kind is done as often as its job file says, counted by marks.",
        typicalSeconds = 50)
public class BatchScenario {
    /** In which something that runs too often would be seen: twice what the periodic job waits. */
    private static final Duration STAYS_SO = Duration.ofSeconds(4);
    /** With twice the {@code delay} of 5 s that the job has before it is tried in another place. */
    private static final Duration LONG = BatchWork.KNOWN.plusSeconds(2 * 5);
    /** Of the periodic job: each takes 3 s, and is launched with the next even second. */
    private static final int ROUNDS = 3;

    private final Cluster cluster;
    private final Story story;
    private final BatchWork work;

    BatchScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
        this.work = new BatchWork(cluster, story);
    }

    @Test
    void eachUnitOfABatchJobRunsOnce() {
        RunningJob batch = work.run(work.file("batch"));
        work.awaitEnded(batch.id(), BatchWork.KNOWN);
        work.eachRanOnce(IntStream.range(0, 6).mapToObj(Integer::toString).toList());
    }

    @Test
    void aSysbatchJobRunsOnceOnEachClient() {
        RunningJob sysbatch = work.run(work.file("sysbatch"));
        work.awaitEnded(sysbatch.id(), BatchWork.KNOWN);
        List<String> clients =
                cluster.topology().nomadClients().stream().map(NodeSpec::name).toList();
        work.eachRanOnce(clients);
        story.check("each ran on its own client", () -> assertThat(clients)
                .allSatisfy(client -> assertThat(work.marks().values(client)).containsOnly(client)));
    }

    @Test
    void aParameterizedJobRunsOnceForEachDispatchAndSeesWhatItWasSent() {
        RunningJob job = work.run(work.file("parameterized"));
        Jobs jobs = cluster.nomad().jobs();
        Map<String, String> sent =
                Map.of("bread", "two loaves", "milk", "a litre of milk", "salt", "ünicode & \"quotes\"");
        List<String> dispatched = story.step("it is dispatched three times", () -> sent.entrySet().stream()
                .map(unit -> work.dispatch(job, unit.getKey(), unit.getValue()))
                .toList());
        dispatched.forEach(id -> work.awaitEnded(id, BatchWork.KNOWN));
        work.eachRanOnce(sent.keySet());
        sent.forEach((unit, payload) -> story.check(
                "the task of " + unit + " saw its payload",
                () -> assertThat(work.marks().values(unit)).containsOnly(payload)));
        story.check("a dispatch without the meta that it requires is refused", () -> assertThatThrownBy(
                        () -> jobs.dispatch(job.id(), new byte[] {1}, Map.of()))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("required meta keys: [unit]"));
        story.check("a dispatch without a payload is refused", () -> assertThatThrownBy(
                        () -> jobs.dispatch(job.id(), new byte[0], Map.of("unit", "nothing")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Payload is not provided but required"));
    }

    @Test
    void aPeriodicJobDoesNotOverlapItself() {
        RunningJob periodic = work.run(work.file("periodic"));
        story.step(ROUNDS + " of its children are done", () -> await("children", SOON.multipliedBy(2))
                .untilAsserted(
                        () -> assertThat(work.marks().timesDone(Set.of())).hasSizeGreaterThanOrEqualTo(ROUNDS)));
        story.step("it is stopped", () -> cluster.nomad().jobs().stop(periodic.id(), false));
        work.children(periodic.id()).forEach(child -> work.awaitEnded(child.id(), BatchWork.KNOWN));
        Set<String> children = work.children(periodic.id()).stream()
                .map(child -> BatchWork.unitOf(child.id()))
                .collect(toSet());
        story.check(
                "no two were at work at a time",
                () -> assertThat(work.marks().mostAtOnce()).isEqualTo(1));
        work.eachRanOnce(children);
        story.check("none is launched any more", () -> await("children", SOON)
                .during(STAYS_SO)
                .untilAsserted(() -> assertThat(work.children(periodic.id())).hasSize(children.size())));
    }

    @Test
    void aTaskThatFailsTwiceIsRetriedUntilItSucceeds() {
        RunningJob retried = work.run(work.file("retries"));
        work.awaitEnded(retried.id(), BatchWork.KNOWN);
        story.check("it was tried three times", () -> assertThat(work.marks().timesBegun(Set.of()))
                .isEqualTo(Map.of("retried", 3)));
        story.check("the third attempt was done", () -> assertThat(work.marks().timesDone(Set.of()))
                .isEqualTo(Map.of("retried", 1)));
        story.check("all of them in one place", () -> assertThat(retried.allocations())
                .extracting(Allocation::clientStatus)
                .containsExactly("complete"));
    }

    @Test
    void aTaskThatAlwaysFailsIsGivenUpAfterAllItsAttempts() {
        RunningJob retried = work.run(work.file("retries").withMeta("succeeds", "never"));
        story.step("it has failed three times over", () -> await("all allocations failed", LONG)
                .untilAsserted(() -> assertThat(retried.allocations())
                        .extracting(Allocation::clientStatus)
                        .containsExactly("failed", "failed", "failed")));
        story.check("each time in another place", () -> assertThat(retried.allocations())
                .extracting(Allocation::nodeName)
                .doesNotHaveDuplicates());
        work.awaitEnded(retried.id(), BatchWork.KNOWN);
        story.check("it was tried three times in each, and never again", () -> await("attempts", SOON)
                .during(STAYS_SO)
                .untilAsserted(
                        () -> assertThat(work.marks().timesBegun(Set.of())).isEqualTo(Map.of("retried", 9))));
        story.check("it was never done", () -> assertThat(work.marks().timesDone(Set.of("retried")))
                .isEqualTo(Map.of("retried", 0)));
    }
}
