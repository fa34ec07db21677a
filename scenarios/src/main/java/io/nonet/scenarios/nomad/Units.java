package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.await;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.JobSpec;
import io.nonet.cluster.Cluster;
import io.nonet.junit.Story;
import io.nonet.scenarios.workload.JobFile;
import io.nonet.scenarios.workload.Polling;
import io.nonet.scenarios.workload.RunningJob;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The units of work of the job {@code units}. Each time one runs to its end it leaves a key of its own, so that what was done
 * is counted without asking Nomad.
 */
record Units(Cluster cluster, Story story, int count) {
    private static final String KEYS = "units/";
    /** Longer than twice the longest unit, and the delay of 5 s before one that was stopped begins anew. */
    private static final Duration ALL_DONE = Duration.ofMinutes(1);

    /** Has Nomad run so many, and waits until all of them are at work. */
    static Units run(Cluster cluster, Story story, int count, Duration each) {
        story.step(count + " units of work of " + each.toSeconds() + " s begin", () -> {
            JobSpec spec = RunningJob.withCount(JobFile.shipped("units").parse(cluster.nomad()), count);
            RunningJob job = RunningJob.run(cluster, spec.with(json -> json.withObject("/Meta")
                    .put("seconds", Long.toString(each.toSeconds()))));
            await("all units at work", Polling.SOON)
                    .untilAsserted(() -> assertThat(job.running()).hasSize(count));
        });
        return new Units(cluster, story, count);
    }

    void awaitAllDone() {
        story.step("each unit is done", () -> await("each unit done", ALL_DONE)
                .untilAsserted(() -> assertThat(timesDone()).hasSize(count)));
    }

    /** How often each unit that was done at all was done. */
    List<Integer> timesDone() {
        return keys().stream().collect(groupingBy(key -> key.split("/", -1)[1])).values().stream()
                .map(List::size)
                .toList();
    }

    /** The allocations that got to the end of their unit. */
    Set<String> doneBy() {
        return keys().stream().map(key -> key.split("/", -1)[2]).collect(toSet());
    }

    private List<String> keys() {
        return cluster.consul().kv().keys(KEYS);
    }
}
