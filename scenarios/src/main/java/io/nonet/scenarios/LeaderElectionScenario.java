package io.nonet.scenarios;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.Injection;
import io.nonet.chaos.ProcessFault;
import io.nonet.chaos.ProcessFault.Action;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.scenarios.RaftSystem.Writer;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The leader dies, or freezes, in the middle of writes: the others elect a new one in time, nothing that was acknowledged is
 * lost, and the old one comes back as a follower that has everything. A frozen one wakes up believing that it leads: what
 * it acknowledges then, asked while it stood still, must not be lost either.
 */
@NonetTest
@Scenario(
        name = "leader-election",
        summary = "A leader that is killed or frozen is replaced in time, and no acknowledged write is lost.",
        typicalSeconds = 50)
public class LeaderElectionScenario {
    /** Fewer acknowledged writes than this before the kill, or after the election, would prove nothing. */
    private static final int ENOUGH_WRITES = 20;
    /** The first of them is asked while the old leader does not answer. */
    private static final int ENOUGH_ATTEMPTS = 3;

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(1);
    /** Longer than it takes to wake up. */
    private static final Duration PATIENT = Duration.ofSeconds(10);

    /** Autopilot may have given up on the dead server, which then votes again after 10 s of good health and a bit. */
    private static final Duration READY_AGAIN = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final Story story;

    LeaderElectionScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    @Tag("smoke")
    void consulElectsAnotherLeaderAndLosesNothing() {
        electsAnotherLeaderAndLosesNothing(new ConsulRaft(cluster), Action.KILL);
    }

    @Test
    void nomadElectsAnotherLeaderAndLosesNothing() {
        electsAnotherLeaderAndLosesNothing(new NomadRaft(cluster), Action.KILL);
    }

    @Test
    void consulsFrozenLeaderIsReplacedAndLosesNothing() {
        electsAnotherLeaderAndLosesNothing(new ConsulRaft(cluster), Action.PAUSE);
    }

    @Test
    void nomadsFrozenLeaderIsReplacedAndLosesNothing() {
        electsAnotherLeaderAndLosesNothing(new NomadRaft(cluster), Action.PAUSE);
    }

    private void electsAnotherLeaderAndLosesNothing(RaftSystem raft, Action action) {
        RaftChecks checks = new RaftChecks(raft, story, cluster.timeline());
        NodeSpec leader = story.step("all servers name one leader", () -> raft.leader(raft.servers()));
        long term = checks.sawLeader(leader);
        List<NodeSpec> others = RaftChecks.without(leader, raft.servers());
        ProcessFault fault = new ProcessFault(leader.name(), raft.service(), action);
        // Made now: a dead or frozen agent would not help with it.
        Map<String, Writer> own = Map.of(leader.name(), raft.writer(leader, PATIENT));

        Map<String, Writer> writers =
                action == Action.PAUSE ? through(raft, others) : checks.writersWithout(leader, CALL_TIMEOUT);
        try (Traffic traffic = Traffic.start(writers, cluster.timeline())) {
            story.premise(
                    "enough writes are acknowledged before", () -> RaftChecks.awaitWrites(traffic, 0, ENOUGH_WRITES));

            Map<String, String> woken;
            try (Injection injection = story.step("the leader's agent gets a " + fault.kind(), () -> Chaos.on(cluster)
                    .inject(fault))) {
                Bound bound = ElectionBound.electionTime(cluster.topology().raftMultiplier());
                NodeSpec successor =
                        story.step("the others elect a leader", () -> checks.awaitSuccessor(others, bound));
                long elected = cluster.timeline().nanos();
                story.measure("election-time", Duration.ofNanos(elected - injection.orderedAt()), bound);
                story.premise("it does not answer any more", injection::awaitEffect);
                story.check("the new leader's term is a later one", () -> assertThat(checks.sawLeader(successor))
                        .isGreaterThan(term));

                story.check("writes are acknowledged again", () -> RaftChecks.awaitWrites(traffic, elected, 1));
                story.measure(
                        "write-outage",
                        traffic.longestGapAfter(injection.orderedAt()),
                        ElectionBound.writeOutage(bound, CALL_TIMEOUT));
                story.premise(
                        "enough writes are acknowledged after the election",
                        () -> RaftChecks.awaitWrites(traffic, elected, ENOUGH_WRITES));

                woken = comesBack(injection, own);
                story.check("it follows one of the others", () -> checks.awaitFollower(leader));
            }
            story.step("the writes end", traffic::close);
            Map<String, String> acknowledged = new HashMap<>(traffic.acknowledged());
            acknowledged.putAll(woken);
            checks.nothingIsLost(acknowledged);
            checks.oneHistory();
        }
        story.step("the cluster is ready again", () -> cluster.readiness().recover(READY_AGAIN));
    }

    /**
     * Writers through servers: an agent in client mode whose server freezes stays with it, since the connection stays open, until
     * the keep-alive of the connection gives it up after half a minute.
     */
    private static Map<String, Writer> through(RaftSystem raft, List<NodeSpec> servers) {
        return servers.stream().collect(toMap(NodeSpec::name, server -> raft.writer(server, CALL_TIMEOUT)));
    }

    /**
     * Heals the fault, in the middle of a write at the old leader that it was asked before.
     *
     * @param writer through the old leader, by its name
     * @return what it acknowledged of that and of what came after, which must not be lost either
     */
    private Map<String, String> comesBack(Injection injection, Map<String, Writer> writer) {
        Traffic asked = Traffic.start(writer, cluster.timeline());
        try (asked) {
            story.step("it is started again, or wakes up", injection::heal);
            story.step("it answers", injection::awaitHealed);
            story.premise(
                    "writes that it was asked have ended", () -> RaftChecks.awaitAttempts(asked, ENOUGH_ATTEMPTS));
        }
        return asked.acknowledged();
    }
}
