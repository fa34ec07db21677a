package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.await;

import io.nonet.client.nomad.Deployment;
import io.nonet.client.nomad.JobSpec;
import io.nonet.cluster.Cluster;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.scenarios.workload.WorkloadStory;
import java.time.Duration;
import java.util.Optional;

/** How versions of a service are rolled out, told as steps; versions count from 0. */
record RollOut(Cluster cluster, Story story, RunningJob job) {
    /** Given to versions that are to fail, so that they do soon. */
    private static final Duration HEALTHY_DEADLINE = Duration.ofSeconds(8);

    private static final Duration PROGRESS_DEADLINE = Duration.ofSeconds(12);
    /** {@code perJobEvalBatchPeriod} in {@code nomad/deploymentwatcher/deployment_watcher.go} of Nomad 1.4.3. */
    private static final Duration EVALUATION_BATCH = Duration.ofSeconds(1);

    private static final Duration BUSY_MACHINE = Duration.ofSeconds(5);

    /**
     * From the submission of a version that never gets healthy to its failure: while one is unhealthy Nomad tries it anew until no
     * progress was made for {@code progress_deadline}, which counts from its placement.
     */
    static Bound givenUp() {
        return new Bound(
                PROGRESS_DEADLINE.plus(EVALUATION_BATCH).plus(BUSY_MACHINE).toSeconds(),
                "s",
                "progress_deadline %d s + evaluation batch %d s + %d s for a busy machine"
                        .formatted(
                                PROGRESS_DEADLINE.toSeconds(), EVALUATION_BATCH.toSeconds(), BUSY_MACHINE.toSeconds()));
    }

    /** Shortens the deadlines of a version that is to fail. */
    static JobSpec failSoon(JobSpec job) {
        return job.with(json -> json.withObject("/Update")
                .put("HealthyDeadline", HEALTHY_DEADLINE.toNanos())
                .put("ProgressDeadline", PROGRESS_DEADLINE.toNanos()));
    }

    /** Waits until the deployment of a version has this status, such as {@code successful}, and returns it. */
    Deployment awaitStatus(long version, String status, Duration limit) {
        String name = "the deployment of version " + version + " is " + status;
        return story.step(name, () -> await(name, limit)
                .until(() -> deployment(version), found -> has(found, status))
                .orElseThrow());
    }

    private static boolean has(Optional<Deployment> deployment, String status) {
        return deployment.filter(found -> found.status().equals(status)).isPresent();
    }

    /** Waits until the canaries of a version are there and healthy, and returns its deployment. */
    Deployment awaitCanaries(long version, int count) {
        String name = count + " canary of version " + version + " is healthy";
        return story.step(name, () -> await(name, WorkloadStory.GET_HEALTHY)
                .until(() -> deployment(version), found -> hasCanaries(found, count))
                .orElseThrow());
    }

    private static boolean hasCanaries(Optional<Deployment> deployment, int count) {
        return deployment
                .map(found -> found.groups().values().iterator().next())
                .filter(group -> group.placedCanaries().size() == count && group.healthy() == count)
                .isPresent();
    }

    /** The deployment of a version; empty until there is one. */
    Optional<Deployment> deployment(long version) {
        return cluster.nomad().jobs().history(job.id()).deployments().stream()
                .filter(deployment -> deployment.jobVersion() == version)
                .findFirst();
    }
}
