package io.nonet.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.client.ApiException;
import io.nonet.scenarios.assertions.TestingCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningJobTest {
    private static final String PLAN = "/v1/job/shop/plan";
    private static final JobFile FILE = new JobFile("my.nomad", "job \"shop\" {}");

    private TestingCluster agents;

    @BeforeEach
    void aJob(@TempDir Path folder) {
        agents = new TestingCluster(folder)
                .answers("/v1/nodes", """
                        [{"ID": "1", "Name": "nomad-client-0", "Status": "ready",
                          "Drivers": {"exec": {"Detected": true, "Healthy": true}}}]""")
                .answers("/v1/jobs", "{\"EvalID\": \"6b3f\", \"JobModifyIndex\": 18}");
        wants("exec");
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void runsWhatNomadFindsAPlaceFor() {
        agents.answers(PLAN, "{\"FailedTGAllocs\": null}");

        assertThat(RunningJob.run(agents.cluster(), FILE).id()).isEqualTo("shop");
    }

    @Test
    void whatNomadDoesNotTakeIsSaidInItsWordsWithTheFilesName() {
        wants("");
        agents.refuses(PLAN, "1 error occurred:\n\t* Task main validation failed: Missing task driver\n");

        assertThatThrownBy(() -> RunningJob.run(agents.cluster(), FILE))
                .isInstanceOf(JobFileException.class)
                .hasMessage("my.nomad: 1 error occurred:\n\t* Task main validation failed: Missing task driver");
    }

    @Test
    void aDriverThatNoClientHasIsSaidBeforeAnythingRuns() {
        wants("podman");

        assertThatThrownBy(() -> RunningJob.run(agents.cluster(), FILE))
                .isInstanceOf(JobFileException.class)
                .hasMessage("my.nomad: task main wants the driver podman, which no client has; they have exec");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No cluster leader",
                "rpc error: EOF",
                "rpc error: failed to get conn: dial tcp 10.64.0.4:4647: connect: connection refused",
                "Not ready to serve consistent reads"
            })
    void thatTheServersCannotLookAtItIsNotTheFilesFault(String words) {
        agents.refuses(PLAN, words);

        assertThatThrownBy(() -> RunningJob.run(agents.cluster(), FILE))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining(words);
    }

    private void wants(String driver) {
        agents.answers("/v1/jobs/parse", """
                {"ID": "shop", "TaskGroups": [{"Name": "web", "Tasks": [{"Name": "main", "Driver": "%s"}]}]}""".formatted(driver));
    }
}
