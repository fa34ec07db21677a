package io.nonet.scenarios;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Injection;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Partition;
import io.nonet.client.RaftServer;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Two faults one after the other, without waiting for autopilot in between: two of three servers talk to each other, and yet
 * there is no quorum.
 *
 * <p>A server is cut off until autopilot removes it ({@code pruneDeadServers} of {@code raft-autopilot} v0.1.6, with {@code
 * cleanup_dead_servers}, the default). Now two vote. It comes back, and the leader adds it without a vote ({@code
 * AddNonvoter}): autopilot promotes a server only once it was healthy for {@code server_stabilization_time}, 10 s, and looks
 * every 10 s. Until then the quorum is two of two ({@code quorumSize} of {@code hashicorp/raft} v1.3.11 counts voters), so the
 * loss of either stops everything, although a third server is there, healthy, and has the whole log. That is why the
 * harness calls a cluster ready only when all servers vote.
 *
 * <p>The same rules hold for both systems. Nomad's gossip is set for wide areas, and takes half a minute and more to call the
 * first server failed ({@link GossipSettings#WAN}).
 */
@NonetTest
@Scenario(
        name = "lost-quorum",
        summary = "Two of three servers are no quorum while one of them has no vote.",
        typicalSeconds = 120)
public class LostQuorumScenario {
    /** Between two looks of autopilot, {@code AutopilotInterval} in {@code agent/consul/config.go} and {@code nomad/config.go}. */
    private static final Duration AUTOPILOT_INTERVAL = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final Story story;

    LostQuorumScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void twoOfThreeConsulServersAreNoQuorumWhileOneOfThemHasNoVote() {
        haveNoQuorum(CutStory.of(cluster, story, new ConsulRaft(cluster)));
    }

    @Test
    void twoOfThreeNomadServersAreNoQuorumWhileOneOfThemHasNoVote() {
        haveNoQuorum(CutStory.of(cluster, story, new NomadRaft(cluster)));
    }

    private void haveNoQuorum(CutStory cutStory) {
        RaftSystem raft = cutStory.raft();
        NodeSpec leader = cutStory.leader();
        cutStory.checks().sawLeader(leader);
        NodeSpec removed = RaftChecks.without(leader, raft.servers()).get(0);
        Map<String, String> acknowledged = new HashMap<>(cutStory.writes("before"));

        NodeSpec stillLeading = removeAndBringBack(cutStory, leader, removed);
        NodeSpec voter = RaftChecks.without(removed, RaftChecks.without(stillLeading, raft.servers()))
                .get(0);
        List<NodeSpec> talking = List.of(stillLeading, removed);
        try (Injection cut = cutStory.inject("at once the only other voter is cut off", isolated(voter))) {
            story.premise("the cut bites", cut::awaitEffect);
            story.premise(
                    "of the two that talk to each other one has no vote", () -> assertThat(voters(raft, stillLeading))
                            .containsExactlyInAnyOrder(stillLeading.name(), voter.name()));
            cutStory.nobodyLeads(talking);
            cutStory.acknowledgeNothing(talking);
            cutStory.nobodyLeads(raft.servers());
            cutStory.makeWhole(cut, voter);
        }
        cutStory.readyAgain();
        story.check("all servers vote again", () -> assertThat(voters(raft, cutStory.leader()))
                .hasSameSizeAs(raft.servers()));
        acknowledged.putAll(cutStory.writes("after"));
        cutStory.oneHistory(acknowledged);
    }

    /** Returns who leads then; the return of a server that stood for election in vain may have cost an election. */
    private NodeSpec removeAndBringBack(CutStory cutStory, NodeSpec leader, NodeSpec removed) {
        RaftSystem raft = cutStory.raft();
        Bound failureSeen = raft.gossip().failureSeen(raft.gossiping().size());
        try (Injection cut = cutStory.inject("a follower is cut off", isolated(removed))) {
            story.premise("the cut bites", cut::awaitEffect);
            Duration limit = Duration.ofSeconds((long) failureSeen.limit()).plus(AUTOPILOT_INTERVAL);
            story.premise("autopilot removes it", () -> await("the removal of " + removed.name(), limit.plus(SOON))
                    .untilAsserted(() ->
                            assertThat(names(raft, leader, server -> true)).doesNotContain(removed.name())));
            story.step("the network is made whole", cut::heal);
            story.step("what was cut gets through", cut::awaitHealed);
        }
        // Gossip would do so within 30 s.
        story.step("it joins the others again", () -> raft.join(removed));
        story.premise("it is back and follows, without a vote", () -> await("a follower without a vote", SOON)
                .untilAsserted(() -> assertThat(names(raft, raft.leader(raft.servers()), server -> !server.voter()))
                        .containsExactly(removed.name())));
        return cutStory.leader();
    }

    private NetworkFault isolated(NodeSpec server) {
        return NetworkFault.drop(Partition.isolate(cluster.topology(), server.name()));
    }

    private List<String> voters(RaftSystem raft, NodeSpec asked) {
        return names(raft, asked, RaftServer::voter);
    }

    /** By address: Nomad calls a server by its region, too. */
    private List<String> names(RaftSystem raft, NodeSpec asked, Predicate<RaftServer> which) {
        Map<String, String> byAddress = raft.servers().stream()
                .collect(toMap(server -> cluster.machine(server).address(), NodeSpec::name));
        return raft.configuration(asked).servers().stream()
                .filter(which)
                .map(server -> server.address().substring(0, server.address().indexOf(':')))
                .map(address -> byAddress.getOrDefault(address, address))
                .toList();
    }
}
