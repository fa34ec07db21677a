package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.assertions.NonetAssertions.assertThat;
import static io.nonet.scenarios.workload.Polling.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.DrainSpec;
import io.nonet.client.nomad.TaskState;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.scenarios.workload.JobFile;
import io.nonet.scenarios.workload.JobTimes;
import io.nonet.scenarios.workload.PlannedJob;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.scenarios.workload.ServicePage;
import io.nonet.scenarios.workload.ServiceTraffic;
import io.nonet.scenarios.workload.WorkloadStory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A job of your own, from the file that the system property {@code nonet.job} names: does it survive the loss of a task, and the
 * drain of a client?
 *
 * <p>Where a check over HTTP tells how, one of its services is asked while a client is drained. No request may fail – but for a
 * service of one instance: it is stopped before another one is there, so failures are counted, not judged.
 */
@NonetTest
@Scenario(
        name = "own-job",
        summary = "Your own job (--job FILE) gets its count back after a killed task and a drained client.",
        typicalSeconds = 20)
public class OwnJobScenario {
    /** Room for images, slow starts, a restart policy's delay and a reschedule's: 15 s and 30 s unless the file says so. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final Story story;
    private final Random random;

    OwnJobScenario(Cluster cluster, Story story, Random random) {
        this.cluster = cluster;
        this.story = story;
        this.random = random;
    }

    @Test
    void survivesAKilledTaskAndADrainedClient() {
        JobFile file = Optional.ofNullable(System.getProperty("nonet.job"))
                .map(own -> JobFile.read(Path.of(own)))
                .orElseGet(() -> JobFile.shipped("web"));
        PlannedJob planned =
                story.step("job file " + file.name() + " is planned", () -> PlannedJob.planLasting(cluster, file));
        RunningJob job = story.step("job " + planned.spec().id() + " is run", () -> run(planned));
        if (job.services().isEmpty()) {
            disturb(job, planned.count(), () -> drainAClient(job, planned.count()));
            return;
        }
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            disturb(job, planned.count(), () -> drainUnderTraffic(workload, job, planned));
        }
    }

    private void disturb(RunningJob job, int count, Runnable drain) {
        try (OverlapWatch watch = OverlapWatch.over(job)) {
            killATask(job, count);
            drain.run();
            story.premise("its allocations were looked at", () -> assertThat(watch.looks())
                    .isPositive());
            story.check("no two allocations of one name ran at once", () -> assertThat(watch.overlaps())
                    .isEmpty());
        }
    }

    /** Whoever asks while a task is killed may fail; nobody should while a client is drained, if there is another instance. */
    private void drainUnderTraffic(WorkloadStory workload, RunningJob job, PlannedJob planned) {
        Optional<ServicePage> page = planned.page();
        if (page.isEmpty()) {
            story.measure("requests", 0, "requests");
            drainAClient(job, planned.count());
            return;
        }
        try (ServiceTraffic traffic = workload.askFor(page.get())) {
            drainAClient(job, planned.count());
            workload.enoughAnswers("after", traffic, cluster.timeline().nanos());
            if (page.get().instances() > 1) {
                workload.noneFailed(traffic);
            } else {
                workload.someMayHaveFailed("there is one instance", traffic);
            }
        }
    }

    private RunningJob run(PlannedJob planned) {
        RunningJob job = RunningJob.run(cluster, planned.spec());
        awaitAll(job, planned.count(), Duration.ZERO);
        return job;
    }

    private void killATask(RunningJob job, int count) {
        Victim victim = Victim.among(job.running(), random);
        Allocation allocation = victim.allocation();
        story.step(
                "task " + victim.task() + " of " + allocation.name() + " on " + allocation.nodeName() + " is killed",
                () -> cluster.nomad().allocations().signal(allocation.id(), victim.task(), "SIGKILL"));
        story.step("it runs again, or another one in its place", () -> await("the task, or its replacement", PATIENCE)
                .untilAsserted(
                        () -> assertThat(isBack(allocation, victim.task())).isTrue()));
        story.check(
                "all of it is healthy again, and stays so",
                () -> awaitAll(job, count, new JobTimes(job.spec()).look()));
    }

    /** Whether the task was started after it had ended, or its allocation was given up for another. */
    private boolean isBack(Allocation victim, String task) {
        Allocation now = cluster.nomad().allocations().read(victim.id()).orElseThrow();
        List<String> events = requireNonNull(now.taskStates().get(task), task).events().stream()
                .map(TaskState.Event::type)
                .toList();
        boolean startedAgain =
                events.contains("Terminated") && events.lastIndexOf("Started") > events.lastIndexOf("Terminated");
        return startedAgain || now.isEnded() || now.desiredStatus().equals("stop");
    }

    private void drainAClient(RunningJob job, int count) {
        List<String> nodes =
                job.running().stream().map(Allocation::nodeName).sorted().toList();
        assertThat(nodes).as("the clients that run a part of it").isNotEmpty();
        String node = nodes.get(random.nextInt(nodes.size()));
        Duration deadline = new JobTimes(job.spec()).drainDeadline(Collections.frequency(nodes, node));
        Drain drain = new Drain(cluster, story, cluster.topology().node(node), DrainSpec.within(deadline));
        drain.begin();
        drain.awaitComplete();
        drain.end();
        story.check("all of it is healthy again", () -> awaitAll(job, count, Duration.ZERO));
    }

    private void awaitAll(RunningJob job, int count, Duration during) {
        await(count + " healthy allocations of " + job.id(), PATIENCE.plus(during))
                .during(during)
                .untilAsserted(
                        () -> assertThat(job).hasHealthyAllocations(count).withoutOverlap());
    }
}
