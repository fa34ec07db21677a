package io.nonet.scenarios;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.ClientException;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.NoAgreedLeaderException;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.observe.Observation.LeaderChanged;
import io.nonet.scenarios.RaftSystem.Writer;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/**
 * The leader dies in the middle of writes: the others elect a new one in time, nothing that was acknowledged is lost, and
 * the dead one comes back as a follower that has everything.
 */
@NonetTest
public class LeaderElectionScenario {
    /** Fewer acknowledged writes than this before the kill, or after the election, would prove nothing. */
    private static final int ENOUGH_WRITES = 20;

    private static final int WRITERS = 2;
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration SOON = Duration.ofSeconds(20);
    /** Autopilot may have given up on the dead server, which then votes again after 10 s of good health and a bit. */
    private static final Duration READY_AGAIN = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final Story story;

    LeaderElectionScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void consulElectsAnotherLeaderAndLosesNothing() {
        electsAnotherLeaderAndLosesNothing(new ConsulRaft(cluster));
    }

    @Test
    void nomadElectsAnotherLeaderAndLosesNothing() {
        electsAnotherLeaderAndLosesNothing(new NomadRaft(cluster));
    }

    private void electsAnotherLeaderAndLosesNothing(RaftSystem raft) {
        NodeSpec leader = story.step("all servers name one leader", () -> raft.leader(raft.servers()));
        long term = sawLeader(raft, leader);
        List<NodeSpec> others = without(leader, raft.servers());

        try (Traffic traffic = Traffic.start(writers(raft, leader), cluster.timeline())) {
            story.premise(
                    "enough writes are acknowledged before the kill", () -> awaitWrites(traffic, 0, ENOUGH_WRITES));

            try (AgentKill kill =
                    story.step("the leader's agent is killed", () -> AgentKill.inject(cluster, raft, leader))) {
                story.premise("the killed agent is gone", kill::awaitEffect);

                Bound bound = ElectionBound.electionTime(cluster.topology().raftMultiplier());
                NodeSpec successor = story.step("the others elect a leader", () -> awaitSuccessor(raft, others, bound));
                long elected = cluster.timeline().nanos();
                story.measure("election-time", Duration.ofNanos(elected - kill.injectedAt()), bound);
                story.check("the new leader's term is a later one", () -> assertThat(sawLeader(raft, successor))
                        .isGreaterThan(term));

                story.check("writes are acknowledged again", () -> awaitWrites(traffic, elected, 1));
                story.measure(
                        "write-outage",
                        traffic.longestGapAfter(kill.injectedAt()),
                        ElectionBound.writeOutage(cluster.topology().raftMultiplier(), CALL_TIMEOUT));
                story.premise(
                        "enough writes are acknowledged after the election",
                        () -> awaitWrites(traffic, elected, ENOUGH_WRITES));

                story.step("the killed agent is started again", kill::heal);
                story.step("it answers", kill::awaitHealed);
                story.check("it follows one of the others", () -> awaitFollower(raft, leader, others));
            }
            story.step("the writes end", traffic::close);
            nothingIsLost(raft, traffic.acknowledged());
        }
        story.step("the cluster is ready again", () -> cluster.readiness().await(READY_AGAIN));
    }

    private void nothingIsLost(RaftSystem raft, Map<String, String> acknowledged) {
        story.measure("acknowledged-writes", acknowledged.size(), "writes");
        story.check("every acknowledged write is there", () -> assertThat(lost(acknowledged, raft.read()))
                .isEmpty());
        story.check("all servers catch up to the same Raft index", () -> awaitSameIndex(raft));
        for (NodeSpec server : raft.servers()) {
            story.check(
                    server.name() + " itself has every acknowledged write",
                    () -> awaitOwnState(raft, server, acknowledged));
        }
    }

    /** The writers write through agents in client mode where there are any: these are the last in the list. */
    private static Map<String, Writer> writers(RaftSystem raft, NodeSpec leader) {
        List<NodeSpec> agents = without(leader, raft.agents());
        return agents.subList(Math.max(0, agents.size() - WRITERS), agents.size()).stream()
                .collect(toMap(NodeSpec::name, agent -> raft.writer(agent, CALL_TIMEOUT)));
    }

    /** Records a leader, and returns the term it leads in. */
    private long sawLeader(RaftSystem raft, NodeSpec leader) {
        long term = raft.raft(leader).term();
        cluster.timeline()
                .record(new LeaderChanged(
                        raft.name(), Optional.of(leader.name()), Optional.of(term), Optional.empty()));
        return term;
    }

    private static void awaitWrites(Traffic traffic, long since, int count) {
        await(count + " acknowledged writes", SOON).untilAsserted(() -> assertThat(traffic.acknowledgedSince(since))
                .isGreaterThanOrEqualTo(count));
    }

    /** Waits longer than the bound, so that an election that was too slow is measured all the same. */
    private static NodeSpec awaitSuccessor(RaftSystem raft, List<NodeSpec> others, Bound bound) {
        return await("a leader that " + names(others) + " name", Duration.ofSeconds((long) (2 * bound.limit())))
                .until(() -> raft.leader(others), others::contains);
    }

    private static void awaitFollower(RaftSystem raft, NodeSpec returned, List<NodeSpec> others) {
        await(returned.name() + " follows", SOON).untilAsserted(() -> {
            assertThat(raft.leader(raft.servers())).isIn(others);
            assertThat(raft.raft(returned).state()).isEqualTo("Follower");
        });
    }

    private static void awaitSameIndex(RaftSystem raft) {
        long written = raft.servers().stream()
                .mapToLong(server -> raft.raft(server).lastLogIndex())
                .max()
                .orElseThrow();
        await("one Raft index on all servers", SOON).untilAsserted(() -> {
            Map<String, Long> applied = raft.servers().stream()
                    .collect(toMap(NodeSpec::name, server -> raft.raft(server).appliedIndex()));
            assertThat(Set.copyOf(applied.values())).as("%s", applied).hasSize(1);
            assertThat(applied.values()).allMatch(index -> index >= written, "at least " + written);
        });
    }

    /** Raft counts an entry as applied when it hands it over to the state, which works it off a little later. */
    private static void awaitOwnState(RaftSystem raft, NodeSpec server, Map<String, String> acknowledged) {
        await(server.name() + " has worked off its log", SOON)
                .untilAsserted(() ->
                        assertThat(lost(acknowledged, raft.readFrom(server))).isEmpty());
    }

    private static Map<String, String> lost(Map<String, String> acknowledged, Map<String, String> found) {
        return acknowledged.entrySet().stream()
                .filter(write -> !write.getValue().equals(found.get(write.getKey())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ConditionFactory await(String alias, Duration limit) {
        return Awaitility.await(alias)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .atMost(limit)
                // Servers that are between leaders, or on their way up, say so by these.
                .ignoreExceptionsMatching(e -> e instanceof NoAgreedLeaderException || e instanceof ClientException);
    }

    private static List<NodeSpec> without(NodeSpec node, List<NodeSpec> nodes) {
        return nodes.stream().filter(each -> !each.equals(node)).toList();
    }

    private static List<String> names(List<NodeSpec> nodes) {
        return nodes.stream().map(NodeSpec::name).toList();
    }
}
