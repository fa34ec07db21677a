package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.JobSpec;
import io.nonet.client.nomad.Node;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.scenarios.workload.JobFile;
import io.nonet.scenarios.workload.RunningJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The same task as a Docker container, as an isolated process and as a plain one: how it is seen, ended and held to its limits.
 *
 * <p>The image comes from no registry, see {@link ShellImage}.
 */
@NonetTest
@Scenario(
        name = "drivers",
        summary = "docker, exec and raw_exec run tasks, each with its logs, signals, limits and walls.",
        typicalSeconds = 27)
public class DriversScenario {
    private static final String FILES = "sees files of the machine";
    private static final String PROCESSES = "sees processes of the machine";
    private static final String READY = "ready";
    /** By driver what a task writes that it does not end. */
    private static final Map<String, List<String>> SEEN = Map.of(
            "docker", List.of(READY),
            "exec", List.of(READY),
            "raw_exec", List.of(FILES, PROCESSES, READY));

    private static final String ENDED_ITS_OWN_WAY = "7";
    /** Of a process that is killed: 128 and the number of SIGKILL. */
    private static final String KILLED = "137";

    private static final int PLENTY = 128;
    /** The kernel gives the time out in slices, and looks at each tick only whether one is used up. */
    private static final double LIMIT_HOLDS = 1.5;

    /** Nomad copies /usr of the machine for each task of the driver exec: 13 s on two idle cores. */
    private static final Duration EXEC_STARTS = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final Story story;

    DriversScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void aTaskIsLoggedKeptApartAndSignalledAsItsDriverCan() {
        try (ShellImage image = load()) {
            RunningJob job =
                    run(JobFile.shipped("drivers").parse(image.cluster().nomad()));
            SEEN.keySet()
                    .forEach(driver -> story.step("the task of driver " + driver + " is ready", () -> await(
                                    "task of " + driver, EXEC_STARTS)
                            .untilAsserted(() ->
                                    assertThat(Task.of(job, driver).output()).contains(READY))));
            SEEN.forEach((driver, lines) -> {
                Task task = Task.of(job, driver);
                story.check("a task of driver " + driver + " sees what it may", () -> assertThat(task.output())
                        .isEqualTo(lines));
                story.check("its errors are kept apart", () -> assertThat(task.errors())
                        .containsExactly("a complaint"));
            });
            story.step("the job is stopped", () -> cluster.nomad().jobs().stop(job.id(), false));
            awaitEnded(job);
            SEEN.keySet().forEach(driver -> {
                Task task = Task.of(job, driver);
                story.check(
                        "the signal of its choice reached the task of driver " + driver,
                        () -> assertThat(task.output()).endsWith("asked to end"));
                story.check("its exit code is on record", () -> assertThat(task.exitCode())
                        .isEqualTo(ENDED_ITS_OWN_WAY));
            });
        }
    }

    @Test
    void aTaskThatTakesMoreMemoryThanItsLimitIsKilled() {
        try (ShellImage image = load()) {
            JobSpec greedy = JobFile.shipped("greedy").parse(image.cluster().nomad());
            RunningJob fed = run(withMemory(greedy, PLENTY));
            RunningJob starved = run(greedy);
            awaitEnded(fed);
            awaitEnded(starved);
            for (String driver : List.of("docker", "exec")) {
                story.premise(
                        "with enough memory the task of driver " + driver + " succeeds",
                        () -> assertThat(Task.of(fed, driver).exitCode()).isEqualTo("0"));
                Task task = Task.of(starved, driver);
                story.check(
                        "with too little it fails",
                        () -> assertThat(task.allocation().clientStatus()).isEqualTo("failed"));
                story.check("it was killed", () -> assertThat(task.exitCode()).isEqualTo(KILLED));
            }
            // Nomad 1.4.3 does not tell for the driver exec: nomad issue 10570.
            story.check("of a container Nomad tells that it ran out of memory", () -> assertThat(
                            Task.of(starved, "docker").last("Terminated"))
                    .containsEntry("oom_killed", "true"));
        }
    }

    @Test
    void aContainerThatSpinsIsHeldToItsHardLimitOfProcessorTime() {
        try (ShellImage image = load()) {
            RunningJob spinning =
                    run(JobFile.shipped("spinning").parse(image.cluster().nomad()));
            awaitEnded(spinning);
            Task limited = Task.of(spinning, "limited");
            Node client =
                    cluster.nomad().nodes().read(limited.allocation().nodeId()).orElseThrow();
            double limit = ProcessorTime.limit(
                    client,
                    spinning.spec()
                            .json()
                            .at("/TaskGroups/0/Tasks/0/Resources/CPU")
                            .asLong());
            ProcessorTime weighed = ProcessorTime.of(Task.of(spinning, "weighed"));
            story.premise("without a hard limit it gets more", () -> assertThat(weighed.share())
                    .isGreaterThan(2 * limit));
            ProcessorTime held = ProcessorTime.of(limited);
            story.measure("share-of-a-core", held.share(), "cores");
            story.check(
                    "with one it gets no more than that",
                    () -> assertThat(held.share()).isPositive().isLessThan(LIMIT_HOLDS * limit));
        }
    }

    private ShellImage load() {
        return story.step("an image is loaded into the engine of each client", () -> ShellImage.load(cluster));
    }

    private RunningJob run(JobSpec spec) {
        return story.step("job " + spec.id() + " is run", () -> RunningJob.run(cluster, spec));
    }

    private void awaitEnded(RunningJob job) {
        int tasks = job.spec().json().path("TaskGroups").size();
        story.step("all tasks of " + job.id() + " have ended", () -> await("end of " + job.id(), EXEC_STARTS.plus(SOON))
                .untilAsserted(
                        () -> assertThat(job.allocations()).hasSize(tasks).allMatch(Allocation::isEnded)));
    }

    /** The same job by another name, with other limits. */
    private static JobSpec withMemory(JobSpec spec, int megabytes) {
        return spec.with(json -> {
            json.put("ID", spec.id() + "-" + megabytes).put("Name", spec.id() + "-" + megabytes);
            for (JsonNode group : json.path("TaskGroups")) {
                group.withObject("/Tasks/0/Resources").put("MemoryMB", megabytes);
            }
        });
    }
}
