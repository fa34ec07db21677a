package io.nonet.scenarios;

import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.RaftStatistics;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.ServiceControl;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All agents of one system are restarted one by one, under writes, as operators do it: first the servers, the leader last, each
 * once autopilot trusts all of them again; then the agents in client mode.
 *
 * @param restart restarts the agent on a node, and perhaps changes what it runs
 */
record RollingPass(CutStory told, Consumer<NodeSpec> restart) {
    /** A server that was just restarted reads its log again, then follows. */
    private static final Duration CATCHES_UP = Duration.ofMinutes(1);
    /** Between two acknowledged writes while there is a leader, on a busy machine. */
    private static final Duration USUAL_GAP = Duration.ofSeconds(1);

    /** Tells it; nothing that was acknowledged is lost, and writes are in vain for no longer than one election takes, in all of a step. */
    void tell() {
        NodeSpec first = told.leader();
        long term = told.checks().sawLeader(first);
        try (Traffic traffic = Traffic.start(
                told.checks().writersWithout(first, CutStory.CALL_TIMEOUT),
                cluster().timeline())) {
            told.enoughWrites("before", traffic, 0);
            servers(traffic);
            long elected = raft().raft(told.leader()).term();
            story().measure("elections", (double) (elected - term), "elections");
            for (NodeSpec node : raft().agents()) {
                if (!raft().servers().contains(node)) {
                    client(node, traffic);
                }
            }
            story().step("the writes end", traffic::close);
            told.oneHistory(traffic.acknowledged());
        }
    }

    private void servers(Traffic traffic) {
        List<NodeSpec> left = new ArrayList<>(raft().servers());
        while (!left.isEmpty()) {
            NodeSpec leader = told.leader();
            NodeSpec next = left.stream()
                    .filter(server -> !server.equals(leader))
                    .findFirst()
                    .orElse(leader);
            server(next, leader, traffic);
            left.remove(next);
        }
    }

    private void server(NodeSpec server, NodeSpec leader, Traffic traffic) {
        RaftStatistics before = raft().raft(leader);
        // Autopilot looks every few seconds: what it says at first may be from before.
        Runnable caughtUp =
                () -> story().step(server.name() + " has what was written before", () -> await("its log", CATCHES_UP)
                        .untilAsserted(() -> assertThat(raft().raft(server).appliedIndex())
                                .isGreaterThanOrEqualTo(before.lastLogIndex())));
        restarted(server, server.equals(leader) ? ", the leader," : "", before, caughtUp, traffic);
    }

    private void client(NodeSpec client, Traffic traffic) {
        restarted(client, "", raft().raft(told.leader()), () -> {}, traffic);
    }

    /**
     * Restarts one agent, after which at most one election is held.
     *
     * <p>None is expected but for the leader, yet to forbid one would be wrong: the leader steps down when it has not heard from a
     * majority for the time of its lease, 500 ms, and a machine that starts an agent may be that late, all the more with a follower
     * down.
     */
    private void restarted(NodeSpec node, String who, RaftStatistics before, Runnable caughtUp, Traffic traffic) {
        long since = cluster().timeline().nanos();
        isAnotherProcess(node, who);
        Bound election = ElectionBound.electionTime(told.raftMultiplier());
        story().step("all servers name one leader", () -> told.checks().awaitAgreement(election));
        caughtUp.run();
        told.readyAgain();
        told.enoughWrites("after that", traffic, cluster().timeline().nanos());
        long term = raft().raft(told.leader()).term();
        story().check("no more terms began than one election may take", () -> assertThat(term - before.term())
                .isLessThanOrEqualTo(ElectionBound.ROUNDS));
        story().measure(
                        "write-gaps",
                        traffic.gapsAfter(since, USUAL_GAP),
                        ElectionBound.writeOutage(election, CutStory.CALL_TIMEOUT));
    }

    private void isAnotherProcess(NodeSpec node, String who) {
        ServiceControl services = cluster().machine(node).services();
        String before = services.processId(raft().service());
        story().step("the agent of " + node.name() + who + " is restarted", () -> restart.accept(node));
        story().step("it answers", () -> await(node.name() + " answers", CATCHES_UP)
                .until(() -> raft().answers(node)));
        story().premise("it is another process", () -> assertThat(services.processId(raft().service()))
                .isNotEqualTo(before));
    }

    private RaftSystem raft() {
        return told.raft();
    }

    private Story story() {
        return told.story();
    }

    private Cluster cluster() {
        return told.cluster();
    }
}
