package io.nonet.scenarios.nomad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.TaskState;
import io.nonet.scenarios.workload.TestingJob;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VictimTest {
    private static final Map<String, TaskState> TASKS = Map.of(
            "before",
            TestingJob.task("dead"),
            "main",
            TestingJob.task("running"),
            "after",
            TestingJob.task("pending"),
            "beside",
            TestingJob.task("running"));

    @Test
    void onlyTasksThatRunAreChosen() {
        assertThat(new Random(7).ints(100).mapToObj(seed -> chosen(List.of(allocation(0)), seed)))
                .containsOnly("main 0", "beside 0");
    }

    @Test
    void aSeedChoosesTheSameInWhateverOrderTheyCome() {
        List<Allocation> allocations = new ArrayList<>(List.of(allocation(0), allocation(1), allocation(2)));
        List<String> before = new Random(7)
                .ints(20)
                .mapToObj(seed -> chosen(allocations, seed))
                .toList();
        Collections.reverse(allocations);

        assertThat(new Random(7).ints(20).mapToObj(seed -> chosen(allocations, seed)))
                .containsExactlyElementsOf(before);
        assertThat(before).contains("main 1", "beside 2");
    }

    @Test
    void saysThatNoneRuns() {
        assertThatThrownBy(() -> Victim.among(List.of(), new Random(7)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected a task that runs, to kill it, but none does in 0 running allocation(s)");
    }

    private static String chosen(List<Allocation> allocations, int seed) {
        Victim victim = Victim.among(allocations, new Random(seed));
        return victim.task() + " " + victim.allocation().nodeName();
    }

    private static Allocation allocation(int number) {
        return TestingJob.allocation("id" + number, "web", Integer.toString(number), "running", TASKS);
    }
}
