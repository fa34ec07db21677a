package io.nonet.scenarios;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Injection;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Effect;
import io.nonet.chaos.link.Partition;
import io.nonet.chaos.link.Scope;
import io.nonet.chaos.link.Scope.Protocols;
import io.nonet.chaos.link.Scope.Services;
import io.nonet.client.Member;
import io.nonet.client.RaftServer;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The leader's node loses one protocol only. Gossip, which uses both, shows every member alive either way, for longer than it
 * takes to call a dead one failed ({@link GossipSettings#failureSeen}).
 *
 * <ul>
 *   <li><b>No UDP:</b> {@code probeNode} of memberlist v0.5.0 sends its ping by TCP as well when no datagram was answered,
 *       and is content with that. Raft is TCP, so the leader leads on and no write fails.
 *   <li><b>No TCP:</b> pings are answered by UDP, while Raft does not get through: the others elect another leader. Alive is
 *       not the same as able to serve. Autopilot removes only servers that gossip calls failed ({@code pruneDeadServers}), so
 *       the old leader keeps its vote.
 * </ul>
 *
 * <p>In Nomad only servers gossip, at the slower pace for wide areas, which makes its window the longer one.
 */
@NonetTest
@Scenario(
        name = "gossip",
        summary = "Without UDP nobody is declared dead; without TCP the leader is replaced.",
        typicalSeconds = 155)
public class GossipScenario {
    /** Nine agents are asked at each look. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Cluster cluster;
    private final Story story;

    GossipScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void consulsLeaderWithoutUdp() {
        leadsOnWithoutUdp(CutStory.of(cluster, story, new ConsulRaft(cluster)));
    }

    @Test
    void nomadsLeaderWithoutUdp() {
        leadsOnWithoutUdp(CutStory.of(cluster, story, new NomadRaft(cluster)));
    }

    @Test
    void consulsLeaderWithoutTcp() {
        isReplacedWithoutTcp(CutStory.of(cluster, story, new ConsulRaft(cluster)));
    }

    @Test
    void nomadsLeaderWithoutTcp() {
        isReplacedWithoutTcp(CutStory.of(cluster, story, new NomadRaft(cluster)));
    }

    private void leadsOnWithoutUdp(CutStory cutStory) {
        List<NodeSpec> servers = cutStory.raft().servers();
        NodeSpec leader = cutStory.leader();
        long term = cutStory.checks().sawLeader(leader);
        try (Traffic traffic = cutStory.writePatientlyThrough(servers)) {
            cutStory.enoughWrites("before the cut", traffic, 0);
            try (Injection cut = cutStory.inject("the leader's node loses UDP", without(Protocols.UDP, leader))) {
                story.premise("the cut bites", cut::awaitEffect);
                allStayAlive(cutStory.raft());
                cutStory.leadsOn(leader, term, servers);
                cutStory.enoughWrites("meanwhile", traffic, cluster.timeline().nanos());
                cutStory.noneFailed(traffic, cut);
                cutStory.makeWhole(cut);
            }
            cutStory.leadsOn(leader, term, servers);
            cutStory.oneHistory(traffic.acknowledged());
        }
        cutStory.readyAgain();
    }

    private void isReplacedWithoutTcp(CutStory cutStory) {
        RaftSystem raft = cutStory.raft();
        new DeposedLeader(cutStory, ElectionBound.electionTime(cutStory.raftMultiplier()))
                .tell("the leader's node loses TCP", leader -> without(Protocols.TCP, leader), deposed -> {
                    allStayAlive(raft);
                    NodeSpec other = RaftChecks.without(deposed, raft.servers()).get(0);
                    story.check("all servers have kept their votes", () -> assertThat(
                                    raft.configuration(other).servers())
                            .hasSameSizeAs(raft.servers())
                            .allMatch(RaftServer::voter));
                });
    }

    private NetworkFault without(Protocols protocol, NodeSpec node) {
        return NetworkFault.of(
                Partition.isolate(cluster.topology(), node.name()),
                new Scope(protocol, Services.ALL),
                new Effect.Drop());
    }

    /** Looks at what every member shows until a dead one would have been called failed. */
    private void allStayAlive(RaftSystem raft) {
        List<NodeSpec> gossiping = raft.gossiping();
        Bound bound = raft.gossip().failureSeen(gossiping.size());
        Duration window = Duration.ofMillis((long) (bound.limit() * 1000));
        long start = cluster.timeline().nanos();
        story.check(
                "for %.0f s (%s) every member shows all alive".formatted(bound.limit(), bound.formula()),
                () -> await("the end of the window", window.plus(SOON))
                        .pollInterval(LOOK)
                        .until(() -> {
                            Map<String, List<String>> alive =
                                    gossiping.stream().collect(toMap(NodeSpec::name, node -> alive(raft, node)));
                            assertThat(alive.values())
                                    .as("who is alive, by whom")
                                    .allSatisfy(names -> assertThat(names).hasSameSizeAs(gossiping));
                            return cluster.timeline().nanos() - start >= window.toNanos();
                        }));
    }

    private static List<String> alive(RaftSystem raft, NodeSpec node) {
        return raft.members(node).stream()
                .filter(Member::isAlive)
                .map(Member::name)
                .toList();
    }
}
