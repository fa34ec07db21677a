package io.nonet.scenarios;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.observe.Observation.LeaderChanged;
import io.nonet.observe.Timeline;
import io.nonet.scenarios.RaftSystem.Writer;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What scenarios wait for and check on servers that agree by Raft. */
record RaftChecks(RaftSystem raft, Story story, Timeline timeline) {
    private static final int WRITERS = 2;
    /**
     * Consul's autopilot may remove a server that gossip has called failed just after its return. It then follows, and is sent
     * entries, only once gossip has called it again, every 30 s.
     */
    private static final Duration BACK = SOON.plusSeconds(30);

    /** Records a leader, and returns the term it leads in. */
    long sawLeader(NodeSpec leader) {
        long term = raft.raft(leader).term();
        timeline.record(
                new LeaderChanged(raft.name(), Optional.of(leader.name()), Optional.of(term), Optional.empty()));
        return term;
    }

    /** Writers through agents other than these: in client mode where there are any, which are the last in the list. */
    Map<String, Writer> writersWithout(NodeSpec node, Duration callTimeout) {
        List<NodeSpec> agents = without(node, raft.agents());
        return agents.subList(Math.max(0, agents.size() - WRITERS), agents.size()).stream()
                .collect(toMap(NodeSpec::name, agent -> raft.writer(agent, callTimeout)));
    }

    /** Waits longer than the bound, so that an election that was too slow is measured all the same. */
    NodeSpec awaitSuccessor(List<NodeSpec> others, Bound bound) {
        return await("a leader that " + names(others) + " name", bound.twice())
                .until(() -> raft.leader(others), others::contains);
    }

    /** Waits until all servers name one leader again, and returns which. */
    NodeSpec awaitAgreement(Bound bound) {
        return await("a leader that all servers name", bound.twice())
                .until(() -> raft.leader(raft.servers()), leader -> true);
    }

    void awaitFollower(NodeSpec returned) {
        await(returned.name() + " follows", BACK).untilAsserted(() -> {
            assertThat(raft.leader(raft.servers())).isNotEqualTo(returned);
            assertThat(raft.raft(returned).state()).isEqualTo("Follower");
        });
    }

    /** Checks that every acknowledged write is there, by the word of the majority and of each server. */
    void nothingIsLost(Map<String, String> acknowledged) {
        story.measure("acknowledged-writes", acknowledged.size(), "writes");
        story.check("every acknowledged write is there", () -> assertThat(lost(acknowledged, firstAnswer()))
                .isEmpty());
        story.check("all servers catch up to the same Raft index", this::awaitSameIndex);
        for (NodeSpec server : raft.servers()) {
            story.check(
                    server.name() + " itself has every acknowledged write", () -> awaitOwnState(server, acknowledged));
        }
    }

    /** Checks that all servers have the same writes, acknowledged or not. */
    void oneHistory() {
        story.check("all servers have one history", () -> await("one state on all servers", BACK)
                .untilAsserted(() -> assertThat(Set.copyOf(
                                raft.servers().stream().map(raft::readFrom).toList()))
                        .hasSize(1)));
    }

    /**
     * What a majority confirms at the first answer, which counts, whatever it lacks. A call that is not answered says nothing:
     * the end of a cut ends the connections that servers pass calls on by, and Nomad then answers "stream closed".
     */
    private Map<String, String> firstAnswer() {
        return await("an answer of the majority", SOON).until(raft::read, answer -> true);
    }

    private void awaitSameIndex() {
        long written = raft.servers().stream()
                .mapToLong(server -> raft.raft(server).lastLogIndex())
                .max()
                .orElseThrow();
        await("one Raft index on all servers", BACK).untilAsserted(() -> {
            Map<String, Long> applied = raft.servers().stream()
                    .collect(toMap(NodeSpec::name, server -> raft.raft(server).appliedIndex()));
            assertThat(Set.copyOf(applied.values())).as("%s", applied).hasSize(1);
            assertThat(applied.values()).allMatch(index -> index >= written, "at least " + written);
        });
    }

    /** Raft counts an entry as applied when it hands it over to the state, which works it off a little later. */
    private void awaitOwnState(NodeSpec server, Map<String, String> acknowledged) {
        await(server.name() + " has worked off its log", BACK)
                .untilAsserted(() ->
                        assertThat(lost(acknowledged, raft.readFrom(server))).isEmpty());
    }

    static void awaitWrites(Traffic traffic, long since, int count) {
        await(count + " acknowledged writes", SOON).untilAsserted(() -> assertThat(traffic.acknowledgedSince(since))
                .isGreaterThanOrEqualTo(count));
    }

    static void awaitAttempts(Traffic traffic, int count) {
        await(count + " attempts to write", SOON)
                .untilAsserted(() -> assertThat(traffic.attempts()).isGreaterThanOrEqualTo(count));
    }

    static List<NodeSpec> without(NodeSpec node, List<NodeSpec> nodes) {
        return nodes.stream().filter(each -> !each.equals(node)).toList();
    }

    private static Map<String, String> lost(Map<String, String> acknowledged, Map<String, String> found) {
        return acknowledged.entrySet().stream()
                .filter(write -> !write.getValue().equals(found.get(write.getKey())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> names(List<NodeSpec> nodes) {
        return nodes.stream().map(NodeSpec::name).toList();
    }
}
