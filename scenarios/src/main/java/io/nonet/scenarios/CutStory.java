package io.nonet.scenarios;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.Fault;
import io.nonet.chaos.Injection;
import io.nonet.cluster.Cluster;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stories of cut servers have in common; each part is told as a step, a premise or a check. */
record CutStory(Cluster cluster, Story story, RaftSystem raft, RaftChecks checks) {
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(1);

    /** For writes that nothing delays but a busy machine. */
    private static final Duration PATIENT = Duration.ofSeconds(10);

    private static final int ENOUGH_WRITES = 20;
    /** Attempts at each server that must not acknowledge; each ends with a refusal, or with its time-out. */
    private static final int ENOUGH_ATTEMPTS = 5;
    /** A server that was cut off votes again after 10 s of good health; gossip calls those it lost every 30 s. */
    private static final Duration READY_AGAIN = Duration.ofMinutes(2);

    static CutStory of(Cluster cluster, Story story, RaftSystem raft) {
        return new CutStory(cluster, story, raft, new RaftChecks(raft, story, cluster.timeline()));
    }

    int raftMultiplier() {
        return cluster.topology().raftMultiplier();
    }

    NodeSpec leader() {
        return story.step("all servers name one leader", () -> raft.leader(raft.servers()));
    }

    /** Writers through these servers: an agent in client mode stays with a server until it notices that it is gone. */
    Traffic writeThrough(List<NodeSpec> servers) {
        return writeThrough(servers, CALL_TIMEOUT);
    }

    /** The same, where no write should fail: a slow machine is no failure. */
    Traffic writePatientlyThrough(List<NodeSpec> servers) {
        return writeThrough(servers, PATIENT);
    }

    private Traffic writeThrough(List<NodeSpec> servers, Duration callTimeout) {
        return Traffic.start(
                servers.stream().collect(toMap(NodeSpec::name, server -> raft.writer(server, callTimeout))),
                cluster.timeline());
    }

    /** Waits for enough writes after this moment of the timeline; without them the story would prove nothing. */
    void enoughWrites(String when, Traffic traffic, long since) {
        story.premise(
                "enough writes are acknowledged " + when, () -> RaftChecks.awaitWrites(traffic, since, ENOUGH_WRITES));
    }

    /** Writes through all servers for a while, and returns what was acknowledged. */
    Map<String, String> writes(String when) {
        Traffic traffic = writeThrough(raft.servers());
        try (traffic) {
            enoughWrites(when, traffic, 0);
        }
        return traffic.acknowledged();
    }

    Injection inject(String description, Fault fault) {
        return story.step(description, () -> Chaos.on(cluster).inject(fault));
    }

    /** Writes to these servers, and checks that none of them acknowledges anything. */
    void acknowledgeNothing(List<NodeSpec> cutOff) {
        acknowledgedNothing(cutOff, writeThrough(cutOff));
    }

    /**
     * Goes on with writes to these servers for a while, ends them, and checks that none was ever acknowledged.
     *
     * @param traffic started once they were cut off: what they had in hand before may be acknowledged yet
     */
    void acknowledgedNothing(List<NodeSpec> cutOff, Traffic traffic) {
        try (traffic) {
            int enough = traffic.attempts() + ENOUGH_ATTEMPTS * cutOff.size();
            story.premise(
                    "enough writes are tried at " + names(cutOff), () -> RaftChecks.awaitAttempts(traffic, enough));
        }
        story.check(names(cutOff) + " acknowledged nothing", () -> assertThat(traffic.acknowledged())
                .isEmpty());
    }

    /** Checks that this server leads, by the word of all of these, and that nobody was elected since that term began. */
    void leadsOn(NodeSpec leader, long term, List<NodeSpec> servers) {
        story.check("the leader leads on, in the same term", () -> {
            assertThat(raft.leader(servers)).isEqualTo(leader);
            assertThat(raft.raft(leader).term()).isEqualTo(term);
        });
    }

    /** Checks that none of these servers leads, or comes to lead; the old leader takes a while to notice. */
    void nobodyLeads(List<NodeSpec> servers) {
        story.check("none of " + names(servers) + " leads", () -> await("no leader", SOON)
                .untilAsserted(() -> assertThat(servers)
                        .extracting(server -> RaftLog.of(this, server).state())
                        .isSubsetOf(Optional.of("follower"), Optional.of("candidate"))));
    }

    /** Stops the writes, and checks that each of them was acknowledged; says for how long none was since the fault. */
    void noneFailed(Traffic traffic, Injection fault) {
        story.step("the writes end", traffic::close);
        story.measure(
                "longest-write-gap", traffic.longestGapAfter(fault.orderedAt()).toNanos() / 1e9, "s");
        story.check("no write failed", () -> assertThat(traffic.attempts())
                .isEqualTo(traffic.acknowledged().size()));
    }

    /**
     * Heals the cut, and waits until all servers name one leader, which it returns.
     *
     * @param alone who was cut off so long that others may have removed it
     */
    NodeSpec makeWhole(Injection cut, NodeSpec... alone) {
        long whole = cluster.timeline().nanos();
        story.step("the network is made whole", cut::heal);
        story.step("what was cut gets through", cut::awaitHealed);
        for (NodeSpec server : alone) {
            story.step(server.name() + " joins the others again, as operators do", () -> raft.join(server));
        }
        Bound bound = ElectionBound.rejoin(raftMultiplier());
        NodeSpec leader = story.step("all servers name one leader again", () -> checks.awaitAgreement(bound));
        story.measure("agreement-after-heal", cluster.timeline().since(whole), bound);
        return leader;
    }

    /** Checks that what was acknowledged is on every server, and that no server has anything else. */
    void oneHistory(Map<String, String> acknowledged) {
        checks.nothingIsLost(acknowledged);
        checks.oneHistory();
    }

    void readyAgain() {
        story.step("the cluster is ready again", () -> cluster.readiness().recover(READY_AGAIN));
    }

    static String names(List<NodeSpec> nodes) {
        return nodes.stream().map(NodeSpec::name).collect(joining(", "));
    }
}
