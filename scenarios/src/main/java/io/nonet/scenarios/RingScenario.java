package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Injection;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Partition;
import io.nonet.chaos.link.Way;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.topology.NodeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Five servers in a ring, each of which hears a majority, and each a different one.
 *
 * <ul>
 *   <li><b>Neighbours</b> hear one another, both ways. The leader and its two neighbours are a majority and go on; the
 *       other two hear one of these each, which refuses them its vote. {@link StarvedMinority} says why.
 *   <li><b>One way:</b> each hears the two that follow it, as in Jepsen's majorities ring ({@link Partition#ring}). Of
 *       every two servers just one hears the other, so that no request is ever answered: a vote that is given is never
 *       counted ({@code runCandidate} of HashiCorp's Raft v1.3.11), nor is an entry that is stored. The leader steps down
 *       for want of answers ({@code checkLeaderLease}), and nobody follows it, although each hears a majority. That is safe,
 *       and no more was promised: Raft needs a majority that hears <em>each other</em>.
 * </ul>
 */
@NonetTest(config = "/topologies/five-servers.yaml")
@Scenario(
        name = "ring",
        summary = "Servers that reach only their neighbours keep a leader; in a ring of one way nobody leads.",
        typicalSeconds = 65)
public class RingScenario {
    private final Cluster cluster;
    private final Story story;

    RingScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void consulsLeaderStaysAmongNeighbours() {
        neighbours(CutStory.of(cluster, story, new ConsulRaft(cluster)));
    }

    @Test
    void nomadsLeaderStaysAmongNeighbours() {
        neighbours(CutStory.of(cluster, story, new NomadRaft(cluster)));
    }

    @Test
    void nobodyLeadsConsulInARingOfOneWay() {
        oneWay(CutStory.of(cluster, story, new ConsulRaft(cluster)));
    }

    @Test
    void nobodyLeadsNomadInARingOfOneWay() {
        oneWay(CutStory.of(cluster, story, new NomadRaft(cluster)));
    }

    private void neighbours(CutStory cutStory) {
        NodeSpec leader = cutStory.leader();
        List<NodeSpec> ring = new ArrayList<>(List.of(leader));
        ring.addAll(RaftChecks.without(leader, cutStory.raft().servers()));
        Set<Way> ways = new HashSet<>();
        for (int i = 0; i < ring.size(); i++) {
            Way way =
                    new Way(ring.get(i).name(), ring.get((i + 2) % ring.size()).name());
            ways.add(way);
            ways.add(way.reversed());
        }
        new StarvedMinority(
                        cutStory, leader, List.of(leader, ring.get(1), ring.get(4)), List.of(ring.get(2), ring.get(3)))
                .tell(
                        "each server hears its neighbours in a ring only",
                        new Partition("neighbours in a ring of " + CutStory.names(ring), ways));
    }

    private void oneWay(CutStory cutStory) {
        List<NodeSpec> servers = cutStory.raft().servers();
        NodeSpec leader = cutStory.leader();
        long term = cutStory.checks().sawLeader(leader);
        Map<String, String> acknowledged = new HashMap<>(cutStory.writes("before the cut"));
        Partition ring = Partition.ring(servers.stream().map(NodeSpec::name).toList());
        try (Injection cut =
                cutStory.inject("each server hears only the two that follow it", NetworkFault.drop(ring))) {
            story.premise("the cut bites", cut::awaitEffect);
            cutStory.nobodyLeads(servers);
            cutStory.acknowledgeNothing(servers);
            cutStory.nobodyLeads(servers);
            NodeSpec elected = cutStory.makeWhole(cut);
            story.check(
                    "a leader is elected, in a later term",
                    () -> assertThat(cutStory.checks().sawLeader(elected)).isGreaterThan(term));
        }
        acknowledged.putAll(cutStory.writes("after the cut"));
        cutStory.oneHistory(acknowledged);
        cutStory.readyAgain();
    }
}
