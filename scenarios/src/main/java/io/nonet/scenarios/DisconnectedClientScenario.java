package io.nonet.scenarios;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.Injection;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Partition;
import io.nonet.client.nomad.Allocation;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A Nomad client is cut off from everybody while it runs one of a job's tasks. The servers run another in its place in time;
 * once the network is whole exactly as many run as the job asks for, and none twice.
 *
 * <p>Meanwhile the task does run twice: nobody can tell the client to stop it, and Nomad does not promise that (a group can ask
 * for {@code stop_after_client_disconnect}). What the servers make of the one they do not hear of is the job's choice:
 *
 * <ul>
 *   <li><b>lost</b>, the default: its client is down, it is given up for good, and stopped on return.
 *   <li><b>unknown</b>, with {@code max_client_disconnect}: its client is disconnected, and on return one of the two goes on.
 *       That is the new one if its placement scored higher, else the old one ({@code computeStopByReconnecting} in {@code
 *       scheduler/reconcile.go} of Nomad 1.4.3); with this job it has been either.
 * </ul>
 */
@NonetTest(config = "/topologies/three-clients.yaml", moreServers = true)
@Scenario(
        name = "disconnected-client",
        summary = "What ran on a client that is cut off is replaced once, and nothing is left over when it returns.",
        typicalSeconds = 80)
public class DisconnectedClientScenario {
    private static final List<Integer> EACH_ONCE =
            IntStream.range(0, Sleepers.COUNT).boxed().toList();
    /** In which a task that is stopped by mistake would be missed, or one that was stopped be seen again. */
    private static final Duration STAYS_SO = Duration.ofSeconds(3);

    private static final Duration READY_AGAIN = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final Story story;

    DisconnectedClientScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void itsTaskIsLostAndReplaced() {
        isReplaced(new Sleepers(cluster, "spread"), "lost", DisconnectBound.surplusStopped(), allocation -> assertThat(
                        allocation.desiredStatus())
                .isEqualTo("stop"));
    }

    @Test
    void itsTaskIsUnknownAndOneOfTheTwoGoesOn() {
        isReplaced(
                new Sleepers(cluster, "spread-reconnecting"),
                "unknown",
                DisconnectBound.surplusStoppedOnReconnecting(),
                allocation -> assertThat(allocation.clientStatus())
                        .isEqualTo(allocation.desiredStatus().equals("run") ? "running" : "complete"));
    }

    private void isReplaced(Sleepers sleepers, String becomes, Bound surplusStopped, Consumer<Allocation> afterwards) {
        NodeSpec client = cluster.topology().nomadClients().get(0);
        List<NodeSpec> others = RaftChecks.without(client, cluster.topology().nomadClients());
        Replacement replacement = Replacement.expected(cluster, story);
        story.step("a job runs a task on every client", sleepers::run);
        story.premise("each of them runs once", () -> await("each task once", SOON)
                .untilAsserted(() -> eachRunsOnce(sleepers)));
        Allocation cutOff = sleepers.allocations().stream()
                .filter(allocation -> allocation.nodeName().equals(client.name()))
                .findFirst()
                .orElseThrow();
        replacement.awaitHeartbeats(List.of(client));
        try (Injection cut = story.step("a client is cut off from everybody", () -> Chaos.on(cluster)
                .inject(NetworkFault.drop(Partition.isolate(cluster.topology(), client.name()))))) {
            long inPlace = cluster.timeline().nanos();
            story.premise("the cut bites", cut::awaitEffect);
            replacement.awaited("its task runs on another client", "replacement-time", inPlace, () -> assertThat(
                            sleepers.processes(others))
                    .isEqualTo(EACH_ONCE));
            story.check("for Nomad it is " + becomes, () -> await("what becomes of it", SOON)
                    .untilAsserted(() ->
                            assertThat(sleepers.read(cutOff).clientStatus()).isEqualTo(becomes)));
            story.premise(
                    "it runs on where it is cut off, beside the other",
                    () -> assertThat(sleepers.processes(List.of(client))).containsExactly(Sleepers.number(cutOff)));
            comesBack(sleepers, cut, surplusStopped);
        }
        story.check("of the two that were the same task Nomad wants one", () -> assertThat(sleepers.wanted())
                .isEqualTo(EACH_ONCE));
        story.check(
                "that it was " + becomes + " has the right consequence",
                () -> afterwards.accept(sleepers.read(cutOff)));
        story.step("the cluster is ready again", () -> cluster.readiness().recover(READY_AGAIN));
    }

    private void comesBack(Sleepers sleepers, Injection cut, Bound bound) {
        long whole = cluster.timeline().nanos();
        story.step("the network is made whole", cut::heal);
        story.step("each task runs once", () -> await("no surplus", bound.twice())
                .untilAsserted(() -> eachRunsOnce(sleepers)));
        story.measure("surplus-stopped", cluster.timeline().since(whole), bound);
        story.step("what was cut gets through", cut::awaitHealed);
        story.check(
                "each task goes on running once",
                () -> await("each task once", SOON).during(STAYS_SO).untilAsserted(() -> eachRunsOnce(sleepers)));
    }

    /** By the word of the machines as well as of Nomad, which agree on where. */
    private void eachRunsOnce(Sleepers sleepers) {
        List<NodeSpec> clients = cluster.topology().nomadClients();
        assertThat(sleepers.processes(clients)).as("processes").isEqualTo(EACH_ONCE);
        for (NodeSpec client : clients) {
            assertThat(sleepers.onRecord(client))
                    .as("on Nomad's record of " + client.name())
                    .isEqualTo(sleepers.processes(List.of(client)));
        }
    }
}
