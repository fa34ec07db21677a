package io.nonet.scenarios.workload;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.JobSpec;
import io.nonet.cluster.Cluster;
import io.nonet.junit.Story;
import io.nonet.topology.NodeSpec;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What stories of jobs have in common; each part is told as a step, a premise or a check.
 *
 * <p>From its beginning to its end Nomad and Consul are {@linkplain Truth compared}; {@link #close} checks that they agreed.
 */
public final class WorkloadStory implements AutoCloseable {
    /** Some two seconds of traffic. */
    private static final int ENOUGH_ANSWERS = 100;

    private final Cluster cluster;
    private final Story story;
    private final Truth truth;

    private WorkloadStory(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
        this.truth = Truth.watch(cluster);
    }

    /** Begins a story, and to compare. */
    public static WorkloadStory begin(Cluster cluster, Story story) {
        return new WorkloadStory(cluster, story);
    }

    /**
     * Runs one of the shipped jobs as it is, and waits until it is healthy.
     *
     * @param healthy how many allocations that are
     */
    public RunningJob run(String job, int healthy) {
        return run(job, spec -> spec, healthy);
    }

    /** Runs one of the shipped jobs with another count than its file says, and waits until all of it is healthy. */
    public RunningJob runWithCount(String job, int count) {
        return run(job, spec -> spec.withCount(count), count);
    }

    /**
     * Runs one of the shipped jobs with a change, and waits until it is healthy.
     *
     * @param healthy how many allocations that are
     */
    public RunningJob run(String job, UnaryOperator<JobSpec> change, int healthy) {
        JobFile file = JobFile.shipped(job);
        RunningJob running = story.step(
                "job file " + file.name() + " is run",
                () -> RunningJob.run(cluster, change.apply(file.parse(cluster.nomad()))));
        story.step(healthy + " of job " + running.id() + " are healthy", () -> awaitHealthy(running, healthy));
        return running;
    }

    /** Waits until as many allocations run and pass their checks, and no more. */
    public void awaitHealthy(RunningJob job, int count) {
        await(count + " healthy allocations of " + job.id(), SOON).untilAsserted(() -> {
            List<AllocationHealth> all = job.health();
            assertThat(all.stream().filter(AllocationHealth::isHealthy))
                    .as("the healthy ones of %s", all)
                    .hasSize(count);
        });
    }

    /** Starts clients that find the service in Consul, and waits until enough of their requests are answered. */
    public ServiceTraffic askFor(String service) {
        ServiceTraffic traffic =
                story.step("clients ask for service " + service, () -> ServiceTraffic.discovering(cluster, service));
        enoughAnswers("before", traffic, 0);
        return traffic;
    }

    /** Waits for enough answers to requests after this moment of the timeline; without them the story would prove nothing. */
    public void enoughAnswers(String when, ServiceTraffic traffic, long since) {
        story.premise("enough requests are answered " + when, () -> await("answers", SOON)
                .untilAsserted(() -> assertThat(traffic.answersSince(since)).isGreaterThanOrEqualTo(ENOUGH_ANSWERS)));
    }

    /** Stops the clients, and checks that each request got a good answer. */
    public void noneFailed(ServiceTraffic traffic) {
        story.step("the clients stop", traffic::close);
        story.measure("requests", traffic.requests().size(), "requests");
        story.check("no request failed", () -> assertThat(traffic.failures()).isEmpty());
    }

    /** What Consul lists on a node besides its own agents. */
    public List<String> servicesOn(NodeSpec node) {
        return Truth.tasksServices(cluster).stream()
                .filter(instance -> instance.node().name().equals(node.name()))
                .map(instance -> instance.service().id())
                .toList();
    }

    /** Ends the comparison, and checks that Nomad and Consul agreed but for the time that news takes. */
    @Override
    public void close() {
        truth.close();
        story.premise("Nomad and Consul were compared", () -> assertThat(truth.compared())
                .isPositive());
        story.check(
                "each passing service belonged to a running allocation on a reachable client, and the other way round",
                () -> assertThat(truth.violations()).isEmpty());
        story.measure("oldest-mismatch", truth.oldestMismatch(), Truth.bound());
    }
}
