package io.nonet.scenarios.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.TaskState;
import io.nonet.scenarios.assertions.TestingCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskTest {
    @Test
    void onlyOneThatEndedByItselfEndedInPeace(@TempDir Path folder) {
        try (TestingCluster agents = new TestingCluster(folder)) {
            agents.answers("/v1/allocation/a", """
                    {"ID": "a", "Name": "web.web[0]", "NodeName": "c", "TaskStates": {
                     "peaceful": {"Events": [{"Type": "Terminated", "Details": {"exit_code": "1", "signal": "0"}},
                                             {"Type": "Terminated", "Details": {"exit_code": "0", "signal": "0"}}]},
                     "failed": {"Events": [{"Type": "Terminated", "Details": {"exit_code": "1", "signal": "0"}}]},
                     "killed": {"Events": [{"Type": "Terminated", "Details": {"exit_code": "0", "signal": "9"}}]},
                     "running": {"Events": [{"Type": "Started"}]}}}""");

            List<Task> tasks = Task.of(agents.cluster().nomad(), "a");

            assertThat(tasks).hasSize(4);
            assertThat(tasks)
                    .filteredOn(Task::endedInPeace)
                    .extracting(Task::state)
                    .extracting(TaskState::events)
                    .extracting(List::size)
                    .containsExactly(2);
        }
    }
}
