package io.nonet.scenarios;

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
 * The leader loses one direction only: it is not heard any more, or it hears nothing any more. Either way the others elect
 * another one in time, the old one acknowledges nothing, and once the network is whole there is one history.
 *
 * <p>A write is acknowledged once a majority has answered {@code AppendEntries}, for which both directions are needed, so
 * neither leader can acknowledge. HashiCorp's Raft v1.3.11 promises more: {@code checkLeaderLease} has a leader step down
 * when a majority has not answered for {@code LeaderLeaseTimeout}, so it does not even believe for long that it leads.
 *
 * <ul>
 *   <li><b>Mute:</b> the others time out as if it were dead. It hears them, but what it answers, and its own candidacies,
 *       arrive nowhere, so it costs them nothing.
 *   <li><b>Deaf:</b> the others hear it, first its entries, for which it does not wait ({@code pipelineReplicate}), and after
 *       it has stepped down its candidacies. They even vote for it, in terms that count up, and wait anew each time.
 *       {@link ElectionBound#electionBesideDeafLeader} says why that ends. Once they have another leader they refuse
 *       ({@code requestVote}).
 * </ul>
 */
@NonetTest
@Scenario(
        name = "one-way-partition",
        summary = "A leader that only hears, or is only heard, is replaced and acknowledges nothing alone.",
        typicalSeconds = 95)
public class OneWayPartitionScenario {
    private final Cluster cluster;
    private final Story story;

    OneWayPartitionScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void consulsMuteLeader() {
        mute(CutStory.of(cluster, story, new ConsulRaft(cluster)));
    }

    @Test
    void nomadsMuteLeader() {
        mute(CutStory.of(cluster, story, new NomadRaft(cluster)));
    }

    @Test
    void consulsDeafLeader() {
        deaf(CutStory.of(cluster, story, new ConsulRaft(cluster)));
    }

    @Test
    void nomadsDeafLeader() {
        deaf(CutStory.of(cluster, story, new NomadRaft(cluster)));
    }

    private void mute(CutStory cutStory) {
        new DeposedLeader(cutStory, ElectionBound.electionTime(cutStory.raftMultiplier()))
                .tell(
                        "nobody hears the leader any more",
                        leader -> NetworkFault.drop(Partition.oneWay(List.of(leader.name()), allBut(leader))));
    }

    private void deaf(CutStory cutStory) {
        new DeposedLeader(cutStory, ElectionBound.electionBesideDeafLeader(cutStory.raftMultiplier()))
                .tell(
                        "the leader hears nobody any more",
                        leader -> NetworkFault.drop(Partition.oneWay(allBut(leader), List.of(leader.name()))));
    }

    private List<String> allBut(NodeSpec leader) {
        return RaftChecks.without(leader, cluster.topology().nodes()).stream()
                .map(NodeSpec::name)
                .toList();
    }
}
