package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.Injection;
import io.nonet.chaos.ProcessFault;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The leader dies in the middle of writes: the others elect a new one in time, nothing that was acknowledged is lost, and
 * the dead one comes back as a follower that has everything.
 */
@NonetTest
public class LeaderElectionScenario {
    /** Fewer acknowledged writes than this before the kill, or after the election, would prove nothing. */
    private static final int ENOUGH_WRITES = 20;

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(1);
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
        RaftChecks checks = new RaftChecks(raft, story, cluster.timeline());
        NodeSpec leader = story.step("all servers name one leader", () -> raft.leader(raft.servers()));
        long term = checks.sawLeader(leader);
        List<NodeSpec> others = RaftChecks.without(leader, raft.servers());
        ProcessFault kill = new ProcessFault(leader.name(), raft.service(), ProcessFault.Action.KILL);

        try (Traffic traffic = Traffic.start(checks.writersWithout(leader, CALL_TIMEOUT), cluster.timeline())) {
            story.premise(
                    "enough writes are acknowledged before the kill",
                    () -> RaftChecks.awaitWrites(traffic, 0, ENOUGH_WRITES));

            try (Injection killed = story.step(
                    "the leader's agent is killed", () -> Chaos.on(cluster).inject(kill))) {
                Bound bound = ElectionBound.electionTime(cluster.topology().raftMultiplier());
                NodeSpec successor =
                        story.step("the others elect a leader", () -> checks.awaitSuccessor(others, bound));
                long elected = cluster.timeline().nanos();
                story.measure("election-time", Duration.ofNanos(elected - killed.orderedAt()), bound);
                story.premise("the killed agent is gone", killed::awaitEffect);
                story.check("the new leader's term is a later one", () -> assertThat(checks.sawLeader(successor))
                        .isGreaterThan(term));

                story.check("writes are acknowledged again", () -> RaftChecks.awaitWrites(traffic, elected, 1));
                story.measure(
                        "write-outage",
                        traffic.longestGapAfter(killed.orderedAt()),
                        ElectionBound.writeOutage(cluster.topology().raftMultiplier(), CALL_TIMEOUT));
                story.premise(
                        "enough writes are acknowledged after the election",
                        () -> RaftChecks.awaitWrites(traffic, elected, ENOUGH_WRITES));

                story.step("the killed agent is started again", killed::heal);
                story.step("it answers", killed::awaitHealed);
                story.check("it follows one of the others", () -> checks.awaitFollower(leader));
            }
            story.step("the writes end", traffic::close);
            checks.nothingIsLost(traffic.acknowledged());
        }
        story.step("the cluster is ready again", () -> cluster.readiness().await(READY_AGAIN));
    }
}
