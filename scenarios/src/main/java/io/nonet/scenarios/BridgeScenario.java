package io.nonet.scenarios;

import io.nonet.chaos.link.Partition;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.topology.NodeSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Five servers fall apart in two halves of two, which only the fifth one, a follower, still joins. The leader's half has a
 * majority with it and goes on as if nothing were; the other half hears the bridge, which refuses it its votes.
 * {@link StarvedMinority} says why.
 *
 * <p>Gossip finds nothing wrong: of the agents that may probe indirectly, by asking others to ({@code probeNode} of
 * memberlist), the bridge reaches both halves, and so do Consul's agents elsewhere.
 */
@NonetTest(config = "/topologies/five-servers.yaml")
@Scenario(
        name = "bridge",
        summary = "Servers in two halves that one of them bridges keep their leader.",
        typicalSeconds = 30)
public class BridgeScenario {
    private final Cluster cluster;
    private final Story story;

    BridgeScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void consulsLeaderStays() {
        leaderStays(CutStory.of(cluster, story, new ConsulRaft(cluster)));
    }

    @Test
    void nomadsLeaderStays() {
        leaderStays(CutStory.of(cluster, story, new NomadRaft(cluster)));
    }

    private void leaderStays(CutStory cutStory) {
        NodeSpec leader = cutStory.leader();
        List<NodeSpec> nodes = new ArrayList<>(List.of(leader));
        nodes.addAll(RaftChecks.without(leader, cutStory.raft().servers()));
        NodeSpec bridge = nodes.get(4);
        List<NodeSpec> majority = List.of(leader, nodes.get(1), bridge);
        List<NodeSpec> otherHalf = nodes.subList(2, 4);
        new StarvedMinority(cutStory, leader, majority, otherHalf)
                .tell(
                        "only " + bridge.name() + " joins the halves",
                        Partition.bridge(nodes.stream().map(NodeSpec::name).toList(), bridge.name()));
    }
}
