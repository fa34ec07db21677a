package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.Job;
import io.nonet.client.nomad.JobSpec;
import io.nonet.client.nomad.JobStub;
import io.nonet.cluster.Cluster;
import io.nonet.junit.Story;
import io.nonet.scenarios.workload.JobFile;
import io.nonet.scenarios.workload.RunningJob;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Batch jobs and the marks that their units of work leave, told as steps and checks. */
record BatchWork(Cluster cluster, Story story) {
    /**
     * In which Nomad knows how work did. A client whose news its servers refuse, as they do between leaders, tells them once more after
     * {@code allocSyncRetryIntv} 5 s and a random part of that more ({@code client/client.go} of Nomad 1.4.3).
     */
    static final Duration KNOWN = SOON.plusSeconds(2 * 5);

    JobSpec file(String job) {
        return JobFile.shipped(job).parse(cluster.nomad());
    }

    /** One of those whose units take as long as their meta says. */
    JobSpec lasting(String job, Duration each) {
        return file(job).withMeta("seconds", Long.toString(each.toSeconds()));
    }

    RunningJob run(JobSpec spec) {
        return story.step("job " + spec.id() + " is run", () -> RunningJob.run(cluster, spec));
    }

    /** Runs the job {@code batch}, and waits until all its units are at work. */
    RunningJob runUntilAllAreAtWork(Duration each) {
        JobSpec spec = lasting("batch", each);
        RunningJob job = run(spec);
        awaitAtWork(spec.json().at("/TaskGroups/0/Count").asInt());
        return job;
    }

    /** Waits until so many units have begun. */
    void awaitAtWork(int units) {
        story.step(units + " units of work are at work", () -> await("all begun", SOON)
                .untilAsserted(() -> assertThat(marks().timesBegun(Set.of())).hasSize(units)));
    }

    /** Launches a parameterized job for a unit, and gives the id of the job that it was launched as. */
    String dispatch(RunningJob job, String unit, String payload) {
        return cluster.nomad()
                .jobs()
                .dispatch(job.id(), payload.getBytes(UTF_8), Map.of("unit", unit))
                .id();
    }

    /** The unit of work that a job is which a periodic one was launched as. */
    static String unitOf(String child) {
        return child.substring(child.indexOf('/') + 1);
    }

    /** Waits until Nomad has nothing left to do for the job. */
    void awaitEnded(String id, Duration limit) {
        story.step("job " + id + " has ended", () -> await("end of job " + id, limit)
                .untilAsserted(() -> assertThat(cluster.nomad().jobs().read(id).map(Job::status))
                        .hasValue("dead")));
    }

    /** The jobs that a parameterized or periodic one was launched as. */
    List<JobStub> children(String id) {
        return cluster.nomad().jobs().list(id + "/");
    }

    Marks marks() {
        return Marks.read(cluster.consul());
    }

    /** Checks that each of these units, and no other, was begun once and done once. */
    void eachRanOnce(Collection<String> units) {
        Map<String, Integer> once = units.stream().collect(toMap(Function.identity(), unit -> 1));
        Marks marks = marks();
        story.check("each unit of work was begun once", () -> assertThat(marks.timesBegun(units))
                .isEqualTo(once));
        story.check("each unit of work was done once", () -> assertThat(marks.timesDone(units))
                .isEqualTo(once));
    }
}
