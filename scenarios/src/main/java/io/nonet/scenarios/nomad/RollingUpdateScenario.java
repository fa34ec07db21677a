package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.Deployment;
import io.nonet.client.nomad.JobSpec;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.scenarios.workload.AgentsView;
import io.nonet.scenarios.workload.Answered;
import io.nonet.scenarios.workload.Instances;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.scenarios.workload.ServiceTraffic;
import io.nonet.scenarios.workload.WorkloadStory;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A new version of a service takes over, is tried out by a canary first, turns out bad, or gets stuck: those who ask for the
 * service get an answer to each request all the while, and of no more than one allocation less than before.
 */
@NonetTest
@Scenario(
        name = "rolling-update",
        summary = "A new version takes over, or is taken back, and no request fails meanwhile.",
        typicalSeconds = 170)
public class RollingUpdateScenario {
    private static final int COUNT = 3;
    /** Three allocations one after the other, each with its {@code healthy_deadline} of 20 s at the most. */
    private static final Duration ROLL_OUT = Duration.ofMinutes(1);
    /** Some two seconds of traffic. */
    private static final int ENOUGH_ANSWERS = 100;
    /** In which a canary that nobody promotes would be seen to take over. */
    private static final Duration STAYS_SO = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final Story story;

    RollingUpdateScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void aNewVersionTakesOverOneByOne() {
        underTraffic(job -> job, (web, rollOut, traffic) -> {
            List<Allocation> old = web.running();
            submit(web, "version 1 is submitted", job -> job.withMeta("version", "2"));
            rollOut.awaitStatus(1, "successful", ROLL_OUT);
            onlyVersionAnswers(traffic, "2");
            story.check(
                    "each old task ended when it was asked to, with exit code 0, and was not killed",
                    () -> Task.requireEndedInPeace(cluster.nomad(), old));
        });
    }

    @Test
    void aCanaryIsTriedOutUntilItIsPromoted() {
        underTraffic(job -> job.with(json -> json.withObject("/Update").put("Canary", 1)), (web, rollOut, traffic) -> {
            submit(web, "version 1 is submitted", job -> job.withMeta("version", "2"));
            Deployment deployment = rollOut.awaitCanaries(1, 1);
            long canary = cluster.timeline().nanos();
            story.check("until it is promoted the old ones stay, and the canary is one more", () -> await(
                            "four healthy", AgentsView.KNOWN_TO_SERVERS)
                    .during(STAYS_SO)
                    .untilAsserted(() -> assertThat(web.healthy()).hasSize(COUNT + 1)));
            story.check(
                    "both versions answer", () -> await("answers of both", SOON).untilAsserted(() -> {
                        assertThat(traffic.answersSince(canary, "version 1 ")).isPositive();
                        assertThat(traffic.answersSince(canary, "version 2 ")).isPositive();
                    }));
            story.step(
                    "the canary is promoted",
                    () -> cluster.nomad().deployments().promote(deployment.id()));
            rollOut.awaitStatus(1, "successful", ROLL_OUT);
            onlyVersionAnswers(traffic, "2");
        });
    }

    @Test
    void aHealthyCanaryPromotesItself() {
        underTraffic(
                job -> job.with(
                        json -> json.withObject("/Update").put("Canary", 1).put("AutoPromote", true)),
                (web, rollOut, traffic) -> {
                    submit(web, "version 1 is submitted", job -> job.withMeta("version", "2"));
                    Deployment deployment = rollOut.awaitStatus(1, "successful", ROLL_OUT);
                    story.check(
                            "it was promoted",
                            () -> assertThat(deployment.groups().values()).allMatch(Deployment.Group::promoted));
                    onlyVersionAnswers(traffic, "2");
                });
    }

    @Test
    void aBadVersionIsRevertedToTheLastGoodOne() {
        underTraffic(
                job -> job.with(json -> json.withObject("/Update").put("AutoRevert", true)),
                (web, rollOut, traffic) -> {
                    long submitted = submit(
                            web,
                            "version 1, whose health check fails, is submitted",
                            job -> RollOut.failSoon(job.withMeta("version", "2").withMeta("health", "500")));
                    fails(rollOut, submitted);
                    rollOut.awaitStatus(2, "successful", ROLL_OUT);
                    onlyVersionAnswers(traffic, "1");
                    story.check(
                            "the bad version never answered", () -> assertThat(traffic.answersSince(0, "version 2 "))
                                    .isZero());
                });
    }

    @Test
    void aVersionThatGetsStuckIsGivenUpAndTheOldOneServes() {
        underTraffic(job -> job, (web, rollOut, traffic) -> {
            long submitted = submit(
                    web,
                    "version 1, which waits for a key that is not there, is submitted",
                    job -> RollOut.failSoon(job.withMeta("version", "2").with(RollingUpdateScenario::waitForAKey)));
            fails(rollOut, submitted);
            story.check("the new version never answered", () -> assertThat(traffic.answersSince(0, "version 2 "))
                    .isZero());
            story.check("the old ones that were not replaced yet serve on", () -> assertThat(web.healthy())
                    .hasSize(COUNT - 1));
            story.step(
                    "an operator goes back to version 0",
                    () -> cluster.nomad().jobs().revert(web.id(), 0));
            rollOut.awaitStatus(2, "successful", ROLL_OUT);
            onlyVersionAnswers(traffic, "1");
        });
    }

    private static void waitForAKey(ObjectNode job) {
        job.withObject("/TaskGroups/0/Tasks/0")
                .withArray("Templates")
                .addObject()
                .put("EmbeddedTmpl", "{{ key \"never/there\" }}")
                .put("DestPath", "local/never");
    }

    /** What happens to the service while clients ask for it. */
    private interface Change {
        void happens(RunningJob web, RollOut rollOut, ServiceTraffic traffic);
    }

    private void underTraffic(UnaryOperator<JobSpec> first, Change change) {
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            RunningJob web = workload.run("web", first, COUNT);
            RollOut rollOut = new RollOut(cluster, story, web);
            // What is reverted to is the last version whose deployment was a success.
            rollOut.awaitStatus(0, "successful", ROLL_OUT);
            try (Instances instances = Instances.followAtAgents(cluster, "web");
                    ServiceTraffic traffic = workload.askFor("web")) {
                long start = cluster.timeline().nanos();
                change.happens(web, rollOut, traffic);
                workload.awaitHealthy(web, COUNT);
                workload.noMoreThanOneMissed(instances, COUNT, start);
                workload.noneFailed(traffic);
            }
        }
    }

    private long submit(RunningJob web, String description, UnaryOperator<JobSpec> change) {
        long submitted = cluster.timeline().nanos();
        story.step(description, () -> web.change(change));
        return submitted;
    }

    private void fails(RollOut rollOut, long submitted) {
        Bound bound = RollOut.givenUp();
        rollOut.awaitStatus(1, "failed", bound.twice());
        story.measure("given-up", cluster.timeline().since(submitted), bound);
    }

    private void onlyVersionAnswers(ServiceTraffic traffic, String version) {
        long over = cluster.timeline().nanos();
        String answer = "version " + version + " ";
        story.step("enough requests are answered from now on", () -> await("answers of version " + version, SOON)
                .untilAsserted(() -> assertThat(traffic.answersSince(over)).isGreaterThan(ENOUGH_ANSWERS)));
        List<Answered> answers = traffic.requests();
        story.check("version " + version + " answers them, and no other", () -> assertThat(answers)
                .filteredOn(one -> !one.isFailure() && one.startNanos() > over)
                .hasSizeGreaterThan(ENOUGH_ANSWERS)
                .allMatch(one -> one.body().startsWith(answer)));
    }
}
