package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.consul.KeyValues;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.scenarios.workload.JobFile;
import io.nonet.scenarios.workload.RunningJob;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A task takes its settings from Consul's keys: it waits for them, and follows them in the way that its job file says. */
@NonetTest
@Scenario(
        name = "templates",
        summary = "Files made from keys of Consul change with them, and the task is told.",
        typicalSeconds = 15)
public class TemplatesScenario {
    /** In which a task that does not wait would have started. */
    private static final Duration STAYS_SO = Duration.ofSeconds(2);

    private static final String GROUP = "settings";
    private static final String COLOUR = "settings/colour";
    private static final String SIZE = "settings/size";

    private final Cluster cluster;
    private final Story story;

    TemplatesScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void aTaskFollowsConsulsKeysBySignalAndByRestart() {
        RunningJob job = story.step(
                "a job is run whose settings are not there",
                () -> RunningJob.run(cluster, JobFile.shipped("settings")));
        story.step("its task is prepared", () -> eventually(job, "Task Setup"));
        KeyValues keys = cluster.consul().kv();
        story.step("one of two settings is made", () -> keys.put(COLOUR, "red"));
        story.check("it waits for the other", () -> await("no start", SOON)
                .during(STAYS_SO)
                .untilAsserted(() -> assertThat(Task.of(job, GROUP).events()).doesNotContain("Started")));
        story.step("the other setting is made", () -> keys.put(SIZE, "big"));
        story.check("it starts with both", () -> writes(job, "started: big and red"));

        story.step("a setting changes that it reads anew", () -> keys.put(COLOUR, "blue"));
        story.check("it is signalled", () -> writes(job, "started: big and red", "signalled: blue"));
        story.check(
                "it goes on running",
                () -> assertThat(Task.of(job, GROUP).state().restarts()).isZero());

        story.step("a setting changes that it needs a restart for", () -> keys.put(SIZE, "small"));
        story.check(
                "it is restarted with it",
                () -> writes(job, "started: big and red", "signalled: blue", "started: small and blue"));
        story.check("that was in place, and once", () -> await("restart on record", SOON)
                .untilAsserted(
                        () -> assertThat(Task.of(job, GROUP).state().restarts()).isEqualTo(1)));
    }

    private static void writes(RunningJob job, String... lines) {
        await("output of " + job.id(), SOON)
                .untilAsserted(() -> assertThat(Task.of(job, GROUP).output()).containsExactly(lines));
    }

    private static void eventually(RunningJob job, String event) {
        await(event + " of " + job.id(), SOON)
                .untilAsserted(() -> assertThat(Task.of(job, GROUP).events()).contains(event));
    }
}
