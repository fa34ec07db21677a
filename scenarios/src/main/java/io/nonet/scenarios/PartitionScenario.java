package io.nonet.scenarios;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.Injection;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Partition;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * One server is cut off from everybody else. If it leads, the majority elects another leader in time, the one that is
 * alone acknowledges nothing, and once the network is whole there is one history. If it follows, nothing stops while it
 * is alone; it has stood for election in vain meanwhile, so that its return may cost an election: HashiCorp's Raft v1.3.11
 * has no pre-vote.
 */
@NonetTest
public class PartitionScenario {
    private static final int ENOUGH_WRITES = 20;
    /** Attempts at the server that is alone; each ends with a refusal, or with its time-out. */
    private static final int ENOUGH_ATTEMPTS = 5;

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(1);
    /** A server that was cut off votes again after 10 s of good health; gossip calls those it lost every 30 s. */
    private static final Duration READY_AGAIN = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final Story story;

    PartitionScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void consulsLeaderInABlackHole() {
        leaderIsolated(new ConsulRaft(cluster), false);
    }

    @Test
    void consulsLeaderRefused() {
        leaderIsolated(new ConsulRaft(cluster), true);
    }

    @Test
    void nomadsLeaderInABlackHole() {
        leaderIsolated(new NomadRaft(cluster), false);
    }

    @Test
    void nomadsLeaderRefused() {
        leaderIsolated(new NomadRaft(cluster), true);
    }

    @Test
    void consulsFollowerInABlackHole() {
        followerIsolated(new ConsulRaft(cluster));
    }

    @Test
    void nomadsFollowerInABlackHole() {
        followerIsolated(new NomadRaft(cluster));
    }

    private void leaderIsolated(RaftSystem raft, boolean refused) {
        RaftChecks checks = new RaftChecks(raft, story, cluster.timeline());
        NodeSpec leader = story.step("all servers name one leader", () -> raft.leader(raft.servers()));
        long term = checks.sawLeader(leader);
        List<NodeSpec> others = RaftChecks.without(leader, raft.servers());
        Partition alone = Partition.isolate(cluster.topology(), leader.name());
        // Servers of the majority, since an agent in client mode stays with a server until it notices that it is gone.
        try (Traffic traffic = Traffic.start(writers(raft, others), cluster.timeline())) {
            story.premise(
                    "enough writes are acknowledged before the cut",
                    () -> RaftChecks.awaitWrites(traffic, 0, ENOUGH_WRITES));

            try (Injection cut = story.step("the leader is cut off from everybody", () -> Chaos.on(cluster)
                    .inject(refused ? NetworkFault.refuse(alone) : NetworkFault.drop(alone)))) {
                Bound bound = ElectionBound.electionTime(cluster.topology().raftMultiplier());
                NodeSpec successor =
                        story.step("the majority elects a leader", () -> checks.awaitSuccessor(others, bound));
                long elected = cluster.timeline().nanos();
                story.measure("election-time", Duration.ofNanos(elected - cut.orderedAt()), bound);
                story.premise("the cut bites", cut::awaitEffect);
                story.check("the new leader's term is a later one", () -> assertThat(checks.sawLeader(successor))
                        .isGreaterThan(term));
                acknowledgesNothing(raft, leader);
                story.premise(
                        "enough writes are acknowledged by the majority",
                        () -> RaftChecks.awaitWrites(traffic, elected, ENOUGH_WRITES));
                story.measure(
                        "write-outage",
                        traffic.longestGapAfter(cut.orderedAt()),
                        ElectionBound.writeOutage(cluster.topology().raftMultiplier(), CALL_TIMEOUT));
                makeWhole(checks, cut);
            }
            story.check("the old leader follows", () -> checks.awaitFollower(leader));
            story.step("the writes end", traffic::close);
            checks.nothingIsLost(traffic.acknowledged());
            checks.oneHistory();
        }
        story.step("the cluster is ready again", () -> cluster.readiness().await(READY_AGAIN));
    }

    private void followerIsolated(RaftSystem raft) {
        RaftChecks checks = new RaftChecks(raft, story, cluster.timeline());
        NodeSpec leader = story.step("all servers name one leader", () -> raft.leader(raft.servers()));
        long term = checks.sawLeader(leader);
        List<NodeSpec> others = RaftChecks.without(leader, raft.servers());
        NodeSpec follower = others.get(0);
        List<NodeSpec> majority = RaftChecks.without(follower, raft.servers());
        Partition alone = Partition.isolate(cluster.topology(), follower.name());
        try (Traffic traffic = Traffic.start(writers(raft, majority), cluster.timeline())) {
            story.premise(
                    "enough writes are acknowledged before the cut",
                    () -> RaftChecks.awaitWrites(traffic, 0, ENOUGH_WRITES));
            try (Injection cut = story.step("a follower is cut off from everybody", () -> Chaos.on(cluster)
                    .inject(NetworkFault.drop(alone)))) {
                story.premise("the cut bites", cut::awaitEffect);
                acknowledgesNothing(raft, follower);
                long later = cluster.timeline().nanos();
                story.premise(
                        "enough writes are acknowledged meanwhile",
                        () -> RaftChecks.awaitWrites(traffic, later, ENOUGH_WRITES));
                story.check("the leader leads on, in the same term", () -> {
                    assertThat(raft.leader(majority)).isEqualTo(leader);
                    assertThat(raft.raft(leader).term()).isEqualTo(term);
                });
                story.step("the writes end", traffic::close);
                story.check("no write failed", () -> assertThat(traffic.attempts())
                        .isEqualTo(traffic.acknowledged().size()));
                makeWhole(checks, cut);
            }
            checks.nothingIsLost(traffic.acknowledged());
            checks.oneHistory();
        }
        story.step("the cluster is ready again", () -> cluster.readiness().await(READY_AGAIN));
    }

    private void makeWhole(RaftChecks checks, Injection cut) {
        long whole = cluster.timeline().nanos();
        story.step("the network is made whole", cut::heal);
        story.step("what was cut gets through", cut::awaitHealed);
        Bound bound = ElectionBound.rejoin(cluster.topology().raftMultiplier());
        story.step("all servers name one leader again", () -> checks.awaitAgreement(bound));
        story.measure(
                "agreement-after-heal", Duration.ofNanos(cluster.timeline().nanos() - whole), bound);
    }

    private void acknowledgesNothing(RaftSystem raft, NodeSpec alone) {
        try (Traffic traffic = Traffic.start(writers(raft, List.of(alone)), cluster.timeline())) {
            story.premise(
                    "enough writes are tried at the server that is alone",
                    () -> RaftChecks.awaitAttempts(traffic, ENOUGH_ATTEMPTS));
            story.check("the server that is alone acknowledges nothing", () -> assertThat(traffic.acknowledged())
                    .isEmpty());
        }
    }

    private static Map<String, RaftSystem.Writer> writers(RaftSystem raft, List<NodeSpec> servers) {
        return servers.stream().collect(toMap(NodeSpec::name, server -> raft.writer(server, CALL_TIMEOUT)));
    }
}
