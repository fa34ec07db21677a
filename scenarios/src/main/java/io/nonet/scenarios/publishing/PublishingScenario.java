package io.nonet.scenarios.publishing;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.Member;
import io.nonet.client.MemberStatus;
import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.DrainSpec;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.scenarios.nomad.Drain;
import io.nonet.scenarios.workload.Answered;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.scenarios.workload.ServiceTraffic;
import io.nonet.scenarios.workload.WorkloadStory;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * A service is published by a load balancer that follows Consul, one of three kinds: its clients, which know one address and
 * try each request once, notice neither a new version nor the drain of a node.
 */
@NonetTest
@Scenario(
        name = "publishing",
        summary = "HAProxy, nginx and Fabio publish a service; nobody notices an update or a drain.",
        typicalSeconds = 110)
public class PublishingScenario {
    private static final String SERVICE = "web";
    /** As in its job file. */
    private static final int COUNT = 3;

    /** Three allocations, each within its healthy_deadline of 20 s. */
    private static final Duration ROLLED_OUT_WITHIN = Duration.ofMinutes(1);

    private static final String OLD = "version 1 ";
    private static final String NEW = "version 2 ";

    private final Cluster cluster;
    private final Story story;

    PublishingScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void haProxyFollowsConsulsDns() {
        nobodyNotices(Way.HAPROXY);
    }

    @Test
    void nginxIsReloadedByConsulTemplate() {
        nobodyNotices(Way.NGINX);
    }

    @Test
    void fabioRoutesByTags() {
        nobodyNotices(Way.FABIO);
    }

    private void nobodyNotices(Way way) {
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            RunningJob web = workload.run(SERVICE, COUNT);
            awaitDeployed("its first deployment is over", web, 0);
            try (LoadBalancer edge =
                    story.step(way.label() + " publishes it", () -> LoadBalancer.start(cluster, way))) {
                underTraffic(workload, edge, "update", traffic -> update(workload, web, traffic));
                Drain drain = new Drain(
                        cluster,
                        story,
                        cluster.topology().nomadClients().get(0),
                        DrainSpec.within(Duration.ofMinutes(1)));
                underTraffic(workload, edge, "drain", traffic -> drain(workload, web, drain, traffic));
                drain.end();
                story.check(way.label() + " ends when it is told to", () -> assertThat(edge.stop())
                        .isZero());
            }
        }
        everybodyLeftInPeace();
    }

    private void underTraffic(
            WorkloadStory workload, LoadBalancer edge, String what, Consumer<ServiceTraffic> happens) {
        try (ServiceTraffic traffic = ServiceTraffic.at(edge.address(), SERVICE, cluster.timeline())) {
            workload.enoughAnswers("before the " + what, traffic, 0);
            happens.accept(traffic);
            workload.noneFailed(what + "-", traffic);
        }
    }

    private void update(WorkloadStory workload, RunningJob web, ServiceTraffic traffic) {
        RunningJob updated = story.step("a new version is run", () -> web.change(job -> job.withMeta("version", "2")));
        awaitDeployed("its deployment is successful", updated, 1);
        long rolledOut = cluster.timeline().nanos();
        workload.enoughAnswers("by the new version", traffic, rolledOut);
        List<Answered> answers = traffic.requests();
        story.check("both versions have answered", () -> {
            assertThat(answers).anyMatch(answer -> answer.body().startsWith(OLD));
            assertThat(answers).anyMatch(answer -> answer.body().startsWith(NEW));
        });
        story.check("once it is rolled out only the new one answers", () -> assertThat(answers)
                .filteredOn(answer -> !answer.isFailure() && answer.startNanos() > rolledOut)
                .allMatch(answer -> answer.body().startsWith(NEW)));
    }

    /**
     * Waits until the deployment of a version of the job is successful.
     *
     * <p>In Nomad 1.4.3 that makes this version the current one: one that was registered a moment before, while the earlier one
     * was still being deployed, is dropped without a word ({@code updateJobStabilityImpl} in {@code nomad/state/state_store.go}).
     */
    private void awaitDeployed(String step, RunningJob job, long version) {
        story.step(step, () -> await("deployment", ROLLED_OUT_WITHIN)
                .untilAsserted(() -> assertThat(job.deployment()).hasValueSatisfying(deployment -> {
                    assertThat(deployment.jobVersion()).isEqualTo(version);
                    assertThat(deployment.status()).isEqualTo("successful");
                })));
    }

    private void drain(WorkloadStory workload, RunningJob web, Drain drain, ServiceTraffic traffic) {
        List<String> there = drain.running().stream().map(Allocation::id).toList();
        story.premise("clients are answered from " + drain.node().name(), () -> assertThat(traffic.requests())
                .anyMatch(answer -> there.stream().anyMatch(answer.body()::contains)));
        drain.begin();
        drain.awaitComplete();
        workload.awaitHealthy(web, COUNT);
        workload.enoughAnswers("after the drain", traffic, cluster.timeline().nanos());
    }

    /** An agent that ran beside the load balancer has said so before it was gone. */
    private void everybodyLeftInPeace() {
        List<String> nodes =
                cluster.topology().nodes().stream().map(NodeSpec::name).toList();
        story.check("whoever was a member of Consul for a while has left", () -> await("members", SOON)
                .untilAsserted(() -> assertThat(cluster.consul().agent().members())
                        .filteredOn(member -> !nodes.contains(member.name()))
                        .extracting(Member::status)
                        .allMatch(MemberStatus.LEFT::equals)));
        story.check("the cluster is ready", () -> await("readiness", SOON)
                .untilAsserted(() -> assertThat(cluster.readiness().problems()).isEmpty()));
    }
}
