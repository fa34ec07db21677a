package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.DrainSpec;
import io.nonet.client.nomad.JobSpec;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.scenarios.workload.Instances;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.scenarios.workload.ServiceTraffic;
import io.nonet.scenarios.workload.WorkloadStory;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Clients are drained, as before maintenance: what runs there moves to the others as its job file says, and nobody who asks
 * for it notices. Work that was begun is finished, or done anew; what runs on every client stays, or leaves last, as asked.
 */
@NonetTest
@Scenario(
        name = "node-drain",
        summary = "What runs on a client that is drained moves to the others, and no request fails.",
        typicalSeconds = 140)
public class NodeDrainScenario {
    /** Two for each client, so that one at a time differs from all at once. */
    private static final int COUNT = 6;
    /** Of the job {@code batch}. */
    private static final List<String> UNITS =
            IntStream.range(0, 6).mapToObj(Integer::toString).toList();
    /** Longer than the moves, and than the units of work, take. */
    private static final Duration AMPLE = Duration.ofMinutes(1);

    private static final Duration SHORT = Duration.ofSeconds(2);
    /** Before the first of two moves that take {@link #TOO_LATE} is done. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    /** {@code BatchUpdateInterval} in {@code nomad/drainer/drainer.go} of Nomad 1.4.3; sooner than such a move is done. */
    private static final Bound TOLD_AT_DEADLINE = new Bound(
            DEADLINE.toSeconds() + 1 + 5, "s", "deadline 5 s + BatchUpdateInterval 1 s + 5 s for a busy machine");
    /** Later than a task could be called healthy by itself alone. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private static final Duration TOO_LATE = Duration.ofSeconds(10);
    /** So long that no unit of work gets to its end before the short deadline, however late it is given. */
    private static final Duration LONG = Duration.ofSeconds(15);

    private final Cluster cluster;
    private final Story story;
    private final List<NodeSpec> clients;
    private final BatchWork work;

    NodeDrainScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
        this.clients = cluster.topology().nomadClients();
        this.work = new BatchWork(cluster, story);
    }

    @Test
    @Tag("smoke")
    void aServiceMovesOneByOneAndNoRequestFails() {
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            RunningJob web = workload.run("web", passingAfter(LATE), COUNT);
            RunningJob everywhere = workload.run("everywhere", clients.size());
            Drain drain = drain(0, DrainSpec.within(AMPLE));
            List<Allocation> leaving = drain.running();
            moves(workload, web, drain);
            story.check("the system job has left as well", () -> assertThat(nodes(everywhere))
                    .containsExactlyInAnyOrder(name(1), name(2)));
            story.check(
                    "it was the last that was told to",
                    () -> assertThat(drain.inOrderOfOrders(leaving)).last().isEqualTo(everywhere.id()));
            drain.end();
            workload.awaitHealthy(everywhere, clients.size());
        }
    }

    @Test
    void twoClientsAreLeftOneAllocationAtATime() {
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            RunningJob web = workload.runWithCount("web", COUNT);
            RunningJob everywhere = workload.run("everywhere", clients.size());
            Drain first = drain(0, DrainSpec.within(AMPLE).keepingSystemJobs());
            Drain second = drain(1, DrainSpec.within(AMPLE).keepingSystemJobs());
            moves(workload, web, first, second);
            story.check("all of the service is on the one that is left", () -> assertThat(nodes(web))
                    .containsExactly(name(2)));
            story.check("the system job stays where it is, as asked", () -> assertThat(nodes(everywhere))
                    .containsExactlyInAnyOrder(name(0), name(1), name(2)));
            first.end();
            second.end();
        }
    }

    @Test
    void workThatWasBegunIsFinishedBeforeTheDeadline() {
        RunningJob batch = work.runUntilAllAreAtWork(Duration.ofSeconds(6));
        Drain drain = drain(0, DrainSpec.within(AMPLE));
        Set<String> begun = drain.running().stream().map(Allocation::id).collect(toSet());
        story.premise("work has begun there", () -> assertThat(begun).isNotEmpty());
        drain.begin();
        drain.awaitComplete();
        work.awaitEnded(batch.id(), AMPLE);
        story.check(
                "what was begun there was finished there",
                () -> assertThat(work.marks().doneBy()).containsAll(begun));
        work.eachRanOnce(UNITS);
        drain.end();
    }

    @Test
    void workThatTakesLongerThanTheDeadlineIsDoneElsewhere() {
        RunningJob batch = work.runUntilAllAreAtWork(LONG);
        Drain drain = drain(0, DrainSpec.within(SHORT));
        Set<String> begun = drain.running().stream().map(Allocation::id).collect(toSet());
        story.premise("work has begun there", () -> assertThat(begun).isNotEmpty());
        drain.begin();
        drain.awaitComplete();
        story.check("when the drain is complete no task is alive there", () -> assertThat(drain.executors())
                .isEmpty());
        story.check(
                "what was begun there did not get to its end",
                () -> assertThat(work.marks().doneBy()).doesNotContainAnyElementsOf(begun));
        work.awaitEnded(batch.id(), AMPLE);
        story.check("each unit was done once all the same", () -> assertThat(
                        work.marks().timesDone(UNITS).values())
                .hasSameSizeAs(UNITS)
                .containsOnly(1));
        drain.end();
    }

    @Test
    void aForcedDrainStopsAllAtOnceAndAllComesBack() {
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            RunningJob web = workload.run("web", passingAfter(LATE), COUNT);
            Drain drain = drain(0, DrainSpec.forced());
            int there = drain.running().size();
            story.premise("more are there than may leave at a time", () -> assertThat(there)
                    .isGreaterThan(1));
            try (ServiceTraffic traffic = workload.askFor("web")) {
                drain.begin();
                story.check("all allocations there are told to stop at once", () -> await("all told to stop", SOON)
                        .untilAsserted(() -> assertThat(drain.running())
                                .extracting(Allocation::desiredStatus)
                                .hasSize(there)
                                .containsOnly("stop")));
                isLeftForGood(workload, web, drain, traffic);
            }
        }
    }

    @Test
    void aServiceThatCannotMoveInTimeIsStoppedAtTheDeadline() {
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            RunningJob web = workload.run("web", passingAfter(TOO_LATE), COUNT);
            Drain drain = drain(0, DrainSpec.within(DEADLINE));
            List<Allocation> leaving = drain.running();
            story.premise("more are there than may leave at a time", () -> assertThat(leaving)
                    .hasSizeGreaterThan(1));
            try (ServiceTraffic traffic = workload.askFor("web")) {
                long start = cluster.timeline().nanos();
                drain.begin();
                story.step("all are told to stop", () -> await("all told to stop", TOLD_AT_DEADLINE.twice())
                        .untilAsserted(() -> assertThat(drain.newest(leaving))
                                .extracting(Allocation::desiredStatus)
                                .containsOnly("stop")));
                Duration told = cluster.timeline().since(start);
                story.check(
                        "not all before the deadline", () -> assertThat(told).isGreaterThanOrEqualTo(DEADLINE));
                story.measure("told-to-stop", told, TOLD_AT_DEADLINE);
                isLeftForGood(workload, web, drain, traffic);
            }
        }
    }

    /** Waits for the end of a drain that does not spare a service, and checks that nothing of it stays, and all comes back. */
    private void isLeftForGood(WorkloadStory workload, RunningJob web, Drain drain, ServiceTraffic traffic) {
        drain.awaitComplete();
        drain.leavesNothing(workload);
        workload.awaitHealthy(web, COUNT);
        workload.enoughAnswers("after the drain", traffic, cluster.timeline().nanos());
        workload.someMayHaveFailed("the others are away before their replacements pass", traffic);
        story.check("nothing of it is on the drained client", () -> assertThat(nodes(web))
                .doesNotContain(name(0)));
        drain.end();
    }

    /** The job as its file says, but for its count, and that each passes its check so much after its start. */
    private static UnaryOperator<JobSpec> passingAfter(Duration late) {
        return web -> web.withCount(COUNT).with(job -> job.withObject("/TaskGroups/0/Tasks/0/Config")
                .put("command", "sh")
                .putArray("args")
                .add("-c")
                .add("sleep " + late.toSeconds() + "; exec nginx -c $NOMAD_TASK_DIR/nginx.conf"));
    }

    /** Drains clients under traffic, and checks what holds for every drain of a service that is built for it. */
    private void moves(WorkloadStory workload, RunningJob web, Drain... drains) {
        for (Drain drain : drains) {
            story.premise(
                    "allocations of the service are on " + drain.node().name(),
                    () -> assertThat(workload.servicesOn(drain.node())).hasSize(COUNT / clients.size()));
        }
        Set<String> drained =
                Stream.of(drains).map(drain -> drain.node().name()).collect(toSet());
        try (Instances instances = Instances.followAtAgents(cluster, "web");
                ServiceTraffic traffic = workload.askFor("web");
                AnswersUnderWay underWay = new AnswersUnderWay(
                        cluster,
                        story,
                        instances.now().stream()
                                .filter(instance ->
                                        drained.contains(instance.node().name()))
                                .toList())) {
            List<Allocation> leaving =
                    Stream.of(drains).flatMap(drain -> on(drain.node(), web)).toList();
            long start = cluster.timeline().nanos();
            for (Drain drain : drains) {
                drain.begin();
            }
            for (Drain drain : drains) {
                drain.awaitComplete();
                drain.leavesNothing(workload);
            }
            underWay.areFinished();
            story.check(
                    "each of its tasks there ended when it was asked to, with exit code 0, and was not killed",
                    () -> Task.requireEndedInPeace(cluster.nomad(), leaving));
            workload.awaitHealthy(web, COUNT);
            workload.noMoreThanOneMissed(instances, COUNT, start);
            workload.enoughAnswers("after", traffic, cluster.timeline().nanos());
            workload.noneFailed(traffic);
        }
    }

    private static Stream<Allocation> on(NodeSpec node, RunningJob job) {
        return job.running().stream().filter(allocation -> allocation.nodeName().equals(node.name()));
    }

    private Drain drain(int client, DrainSpec spec) {
        return new Drain(cluster, story, clients.get(client), spec);
    }

    private static Set<String> nodes(RunningJob job) {
        return job.running().stream().map(Allocation::nodeName).collect(toSet());
    }

    private String name(int client) {
        return clients.get(client).name();
    }
}
