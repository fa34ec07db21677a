package io.nonet.scenarios.consul;

import static io.nonet.scenarios.workload.Polling.await;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.Injection;
import io.nonet.chaos.ProcessFault;
import io.nonet.chaos.ProcessFault.Action;
import io.nonet.client.consul.ServiceRegistration;
import io.nonet.client.consul.SessionSpec;
import io.nonet.client.nomad.Allocation;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Service;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.scenarios.GossipSettings;
import io.nonet.scenarios.workload.Instances;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.scenarios.workload.ServiceTraffic;
import io.nonet.scenarios.workload.WorkloadStory;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The Consul agent of a client dies: what it announced is no longer found once gossip has called it failed, the locks that its
 * sessions held are free, and with it everything is found again, without anybody registering anything. What Nomad runs there runs
 * on.
 */
@NonetTest
@Scenario(
        name = "lost-consul-agent",
        summary = "The services of an agent that dies are left out in time, and found again when it returns.",
        typicalSeconds = 30)
public class LostAgentScenario {
    private static final String SERVICE = "parcels";
    private static final String LOCK = "parcels/sorter";
    private static final int PORT = 7000;
    /** After which its supervisor has it running, and it has joined the servers by its {@code retry_join}. */
    private static final Duration START = Duration.ofSeconds(5);
    /** Not Consul's: to tell the servers what changed, on a machine that runs all nodes on two cores. */
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Story story;

    LostAgentScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void itsServicesGoAndReturnWithTheirAgent() {
        List<NodeSpec> clients = cluster.topology().nomadClients();
        NodeSpec lost = clients.get(0);
        story.step(
                "each client registers an instance",
                () -> clients.forEach(
                        client -> cluster.consul(client).services().register(ServiceRegistration.of(SERVICE, PORT))));
        String session = story.step("a program on " + lost.name() + " takes a lock", () -> lock(lost));

        try (Instances instances = Instances.follow(cluster.consul(), SERVICE, cluster.timeline())) {
            story.premise("all instances are found", () -> awaitFound(instances, clients, START));
            long start = cluster.timeline().nanos();
            try (Injection kill = kill(lost)) {
                story.premise("it does not answer any more", kill::awaitEffect);
                Bound failure = failureSeen();
                story.step(
                        "the others are found, and not that one",
                        () -> awaitFound(instances, clients.subList(1, clients.size()), failure.twice()));
                story.measure("left-out-after-death", cluster.timeline().since(kill.orderedAt()), failure);
                story.check("its session has ended", () -> assertThat(
                                cluster.consul().sessions().info(session))
                        .isEmpty());
                story.check("its lock is free", () -> assertThat(
                                cluster.consul().kv().get(LOCK).orElseThrow().session())
                        .isEmpty());

                long ordered = cluster.timeline().nanos();
                story.step("it is started again", kill::heal);
                Bound back = back();
                story.step("all are found again", () -> awaitFound(instances, clients, back.twice()));
                story.measure("found-again", cluster.timeline().since(ordered), back);
                story.step("it answers", kill::awaitHealed);
            }
            story.check("the others were found all the time", () -> assertThat(instances.fewestSince(start))
                    .isEqualTo(clients.size() - 1));
        }
    }

    @Test
    void aJobLivesOnWithoutTheAgentOfItsClient() {
        List<NodeSpec> clients = cluster.topology().nomadClients();
        NodeSpec lost = clients.get(0);
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            RunningJob web = workload.run("web", clients.size());
            Set<String> allocations = ids(web);
            try (Instances instances = Instances.follow(cluster.consul(), web.id(), cluster.timeline());
                    ServiceTraffic traffic = workload.askFor(web.id())) {
                story.premise("all instances are found", () -> awaitFound(instances, clients, START));
                long start = cluster.timeline().nanos();
                try (Injection kill = kill(lost)) {
                    story.premise("it does not answer any more", kill::awaitEffect);
                    story.step(
                            "the others are found, and not that one",
                            () -> awaitFound(
                                    instances,
                                    clients.subList(1, clients.size()),
                                    failureSeen().twice()));
                    workload.enoughAnswers(
                            "without it", traffic, cluster.timeline().nanos());
                    story.check("Nomad runs the same allocations", () -> assertThat(ids(web))
                            .isEqualTo(allocations));
                    story.step("it is started again", kill::heal);
                    story.step("all are found again", () -> awaitFound(instances, clients, back().twice()));
                    story.step("it answers", kill::awaitHealed);
                }
                workload.enoughAnswers("with it", traffic, cluster.timeline().nanos());
                workload.noneFailed(traffic);
                story.check("the others were found all the time", () -> assertThat(instances.fewestSince(start))
                        .isEqualTo(clients.size() - 1));
            }
            story.check("Nomad runs the same allocations still", () -> assertThat(ids(web))
                    .isEqualTo(allocations));
        }
    }

    private Injection kill(NodeSpec node) {
        return story.step("the agent of " + node.name() + " dies", () -> Chaos.on(cluster)
                .inject(new ProcessFault(node.name(), Service.CONSUL, Action.KILL)));
    }

    private static Set<String> ids(RunningJob job) {
        return job.running().stream().map(Allocation::id).collect(toSet());
    }

    private String lock(NodeSpec node) {
        String session = cluster.consul(node)
                .sessions()
                .create(SessionSpec.named("sorter").withLockDelay(Duration.ZERO));
        assertThat(cluster.consul(node).kv().acquire(LOCK, node.name(), session))
                .isTrue();
        return session;
    }

    private static void awaitFound(Instances instances, List<NodeSpec> nodes, Duration limit) {
        await("those that are found", limit).untilAsserted(() -> assertThat(instances.now())
                .extracting(found -> found.node().name())
                .containsExactlyInAnyOrderElementsOf(
                        nodes.stream().map(NodeSpec::name).toList()));
    }

    /** The leader marks a member's node as critical as soon as gossip calls it failed ({@code handleFailedMember}). */
    private Bound failureSeen() {
        Bound gossip = GossipSettings.LAN.failureSeen(cluster.topology().nodes().size());
        return new Bound(
                gossip.limit() + BUSY_MACHINE.toSeconds(),
                "s",
                "%s + %d s for a busy machine".formatted(gossip.formula(), BUSY_MACHINE.toSeconds()));
    }

    private static Bound back() {
        return new Bound(
                START.plus(BUSY_MACHINE).toSeconds(),
                "s",
                "%d s to start and to join + %d s for a busy machine"
                        .formatted(START.toSeconds(), BUSY_MACHINE.toSeconds()));
    }
}
