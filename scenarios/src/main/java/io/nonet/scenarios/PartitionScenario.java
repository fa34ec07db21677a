package io.nonet.scenarios;

import io.nonet.chaos.Injection;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Partition;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.topology.NodeSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One server is cut off from everybody else. If it leads, the majority elects another leader in time, the one that is
 * alone acknowledges nothing, and once the network is whole there is one history. If it follows, nothing stops while it
 * is alone; it has stood for election in vain meanwhile, so that its return may cost an election: HashiCorp's Raft v1.3.11
 * has no pre-vote.
 */
@NonetTest
@Scenario(
        name = "partition",
        summary =
                "Leaders and followers that are cut off, in a black hole or refused: one side goes on, nothing is lost.",
        typicalSeconds = 110)
public class PartitionScenario {
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
        followerIsolated(CutStory.of(cluster, story, new ConsulRaft(cluster)));
    }

    @Test
    void nomadsFollowerInABlackHole() {
        followerIsolated(CutStory.of(cluster, story, new NomadRaft(cluster)));
    }

    private void leaderIsolated(RaftSystem raft, boolean refused) {
        CutStory cutStory = CutStory.of(cluster, story, raft);
        new DeposedLeader(cutStory, ElectionBound.electionTime(cutStory.raftMultiplier()))
                .tell("the leader is cut off from everybody", leader -> {
                    Partition alone = Partition.isolate(cluster.topology(), leader.name());
                    return refused ? NetworkFault.refuse(alone) : NetworkFault.drop(alone);
                });
    }

    private void followerIsolated(CutStory cutStory) {
        NodeSpec leader = cutStory.leader();
        long term = cutStory.checks().sawLeader(leader);
        List<NodeSpec> servers = cutStory.raft().servers();
        NodeSpec follower = RaftChecks.without(leader, servers).get(0);
        List<NodeSpec> majority = RaftChecks.without(follower, servers);
        Partition alone = Partition.isolate(cluster.topology(), follower.name());
        try (Traffic traffic = cutStory.writePatientlyThrough(majority)) {
            cutStory.enoughWrites("before the cut", traffic, 0);
            try (Injection cut = cutStory.inject("a follower is cut off from everybody", NetworkFault.drop(alone))) {
                story.premise("the cut bites", cut::awaitEffect);
                cutStory.acknowledgeNothing(List.of(follower));
                cutStory.enoughWrites("meanwhile", traffic, cluster.timeline().nanos());
                cutStory.leadsOn(leader, term, majority);
                cutStory.noneFailed(traffic, cut);
                cutStory.makeWhole(cut, follower);
            }
            cutStory.oneHistory(traffic.acknowledged());
        }
        cutStory.readyAgain();
    }
}
