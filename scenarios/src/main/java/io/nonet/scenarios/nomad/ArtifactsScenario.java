package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.Cluster;
import io.nonet.docker.SideContainer;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.scenarios.workload.JobFile;
import io.nonet.scenarios.workload.Nginx;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.topology.config.MachineFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task fetches its program from a server beside the cluster, and only runs the one whose checksum its job file has. */
@NonetTest
@Scenario(
        name = "artifacts",
        summary = "A task gets its artifact from a server, and none with the wrong checksum.",
        typicalSeconds = 15)
public class ArtifactsScenario {
    private static final String GROUP = "script";
    private static final int PORT = 8080;

    private final Cluster cluster;
    private final Story story;

    ArtifactsScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void aTaskRunsWhatItFetched() {
        try (SideContainer server = serve("echo as it was published\n")) {
            RunningJob job = runToEnd(server);
            story.check("the script ran", () -> assertThat(Task.of(job, GROUP).output())
                    .containsExactly("as it was published"));
            story.check(
                    "the task is complete",
                    () -> assertThat(Task.of(job, GROUP).exitCode()).isEqualTo("0"));
        }
    }

    @Test
    void aTaskDoesNotRunWhatIsNotAsItWasPublished() {
        try (SideContainer server = serve("echo tampered with\n")) {
            RunningJob job = runToEnd(server);
            Task task = Task.of(job, GROUP);
            story.check(
                    "the task has failed",
                    () -> assertThat(task.allocation().clientStatus()).isEqualTo("failed"));
            story.check("that is because of the checksum", () -> assertThat(
                            task.last("Failed Artifact Download").get("download_error"))
                    .contains("Checksums did not match"));
            story.check("the script was not started", () -> assertThat(task.events())
                    .doesNotContain("Started"));
        }
    }

    private SideContainer serve(String script) {
        return story.step(
                "a server beside the cluster has a script",
                () -> Nginx.start(
                        cluster,
                        "artifacts",
                        PORT,
                        "root /srv;",
                        List.of(new MachineFile("/srv/greet.sh", script, 0644))));
    }

    private RunningJob runToEnd(SideContainer server) {
        String url = "http://" + server.networkName() + ":" + PORT;
        RunningJob job = story.step("a job is run that fetches it", () -> {
            var spec = JobFile.shipped("artifact").parse(cluster.nomad());
            return RunningJob.run(cluster, spec.withMeta("server", url));
        });
        story.step("its task has ended", () -> await("end of " + job.id(), SOON)
                .untilAsserted(
                        () -> assertThat(Task.of(job, GROUP).state().state()).isEqualTo("dead")));
        return job;
    }
}
