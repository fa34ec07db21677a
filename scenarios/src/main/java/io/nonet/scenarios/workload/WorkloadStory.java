package io.nonet.scenarios.workload;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.JobSpec;
import io.nonet.cluster.Cluster;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What stories of jobs have in common; each part is told as a step, a premise or a check.
 *
 * <p>From its beginning to its end Nomad and Consul are {@linkplain Truth compared}; {@link #close} checks that they agreed.
 */
public final class WorkloadStory implements AutoCloseable {
    /** Some two seconds of traffic. */
    private static final int ENOUGH_ANSWERS = 100;

    /**
     * By the sources of Nomad 1.4.3 ({@code client/client.go}) a client whose question for its allocations failed asks
     * again after {@code getAllocRetryIntv} 30 s and a random part of that more.
     */
    private static final Bound HEALTHY =
            new Bound(2 * 30 + SOON.toSeconds(), "s", "2 × getAllocRetryIntv 30 s + 20 s for all else");

    /** In which allocations get healthy. */
    public static final Duration GET_HEALTHY = Duration.ofSeconds(Math.round(HEALTHY.limit()));

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
        long start = cluster.timeline().nanos();
        RunningJob running = story.step(
                "job file " + file.name() + " is run",
                () -> RunningJob.run(cluster, change.apply(file.parse(cluster.nomad()))));
        story.step(healthy + " of job " + running.id() + " are healthy", () -> awaitHealthy(running, healthy));
        story.measure("healthy-after", cluster.timeline().since(start), HEALTHY);
        return running;
    }

    /** Waits until as many allocations run and pass their checks, and no more. */
    public void awaitHealthy(RunningJob job, int count) {
        await(count + " healthy allocations of " + job.id(), GET_HEALTHY).untilAsserted(() -> {
            List<AllocationHealth> all = job.health();
            assertThat(all.stream().filter(AllocationHealth::isHealthy))
                    .as("the healthy ones of %s", all)
                    .hasSize(count);
            assertThat(all.stream().map(AllocationHealth::allocation).filter(RunningJob::isMeantToRunAndDoes))
                    .as("those that run of %s", all)
                    .hasSize(count);
        });
    }

    /** Starts clients that find the service in Consul and ask for {@code /}; waits until enough of their requests are answered. */
    public ServiceTraffic askFor(String service) {
        return asking(service, () -> ServiceTraffic.discovering(cluster, service));
    }

    /** Starts clients that find the service in Consul, and waits until enough of their requests are answered. */
    public ServiceTraffic askFor(ServicePage page) {
        return asking(
                page.service() + " by " + page.path(),
                () -> ServiceTraffic.discovering(cluster, page.service(), page.path()));
    }

    private ServiceTraffic asking(String what, Supplier<ServiceTraffic> start) {
        ServiceTraffic traffic = story.step("clients ask for service " + what, start);
        try {
            enoughAnswers("before", traffic, 0);
        } catch (RuntimeException | Error e) {
            traffic.close();
            throw e;
        }
        return traffic;
    }

    /** Waits for enough answers to requests after this moment of the timeline; without them the story would prove nothing. */
    public void enoughAnswers(String when, ServiceTraffic traffic, long since) {
        story.premise("enough requests are answered " + when, () -> await("answers", SOON)
                .untilAsserted(() -> assertThat(traffic.answersSince(since)).isGreaterThanOrEqualTo(ENOUGH_ANSWERS)));
    }

    /**
     * Checks that at no time since this moment of the timeline more than one instance of a service was missing.
     *
     * @param count of those that the job asks for
     */
    public void noMoreThanOneMissed(Instances instances, int count, long since) {
        story.premise("they were followed all the time", () -> assertThat(instances.longestUnansweredSince(since))
                .as("the longest time without an answer")
                .isLessThanOrEqualTo(Truth.blindLimit()));
        story.check("no more than one was missing at any time", () -> assertThat(instances.fewestSince(since))
                .isGreaterThanOrEqualTo(count - 1));
    }

    /** Stops the clients, measures what they got, and checks that each request got a good answer. */
    public void noneFailed(ServiceTraffic traffic) {
        noneFailed("", traffic);
    }

    /**
     * The same where there are clients more than once.
     *
     * @param prefix of the names of what is measured, such as {@code drain-}
     */
    public void noneFailed(String prefix, ServiceTraffic traffic) {
        stop("the clients stop", prefix, traffic);
        story.check("no request failed", () -> assertThat(traffic.failures()).isEmpty());
    }

    /**
     * Stops the clients of a service that cannot answer all of them, and measures what they got.
     *
     * @param reason why it cannot, such as {@code there is one instance}
     */
    public void someMayHaveFailed(String reason, ServiceTraffic traffic) {
        stop("the clients stop; " + reason + ", so failures are counted, not judged", "", traffic);
    }

    private void stop(String description, String prefix, ServiceTraffic traffic) {
        story.step(description, traffic::close);
        story.measure(prefix + "requests", traffic.requests().size(), "requests");
        story.measure(prefix + "failed-requests", traffic.failures().size(), "requests");
        story.measure(prefix + "requests-per-second", traffic.perSecond(), "requests/s");
        Latencies latencies = Latencies.of(traffic.requests());
        story.measure(prefix + "latency-p50", latencies.percentile(0.5).toNanos() / 1e6, "ms");
        story.measure(prefix + "latency-p99", latencies.percentile(0.99).toNanos() / 1e6, "ms");
        story.measure(prefix + "latency-max", latencies.percentile(1).toNanos() / 1e6, "ms");
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
        story.premise("they were compared all the time", () -> assertThat(truth.longestBlind())
                .as("the longest time without a comparison")
                .isLessThanOrEqualTo(Truth.blindLimit()));
        story.check(
                "each passing service belonged to a running allocation on a reachable client, and the other way round",
                () -> assertThat(truth.violations()).isEmpty());
        story.measure("oldest-mismatch", truth.oldestMismatch(), Truth.bound());
    }
}
