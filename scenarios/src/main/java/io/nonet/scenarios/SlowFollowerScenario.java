package io.nonet.scenarios;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Injection;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Effect;
import io.nonet.chaos.link.Partition;
import io.nonet.chaos.link.Scope;
import io.nonet.chaos.link.Scope.Protocols;
import io.nonet.chaos.link.Scope.Services;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * All that a follower sends and is sent by TCP takes longer than the leader's heartbeats are apart. The leader leads on, no
 * write fails, and the follower catches up.
 *
 * <p>By {@code hashicorp/raft} v1.3.11 a leader's {@code heartbeat} waits for the answer, and then for 1 to 2 tenths of the
 * heartbeat time-out. The follower stands for election if it hears nothing for a whole one ({@code runFollower}). So
 * heartbeats alone keep it a follower as long as
 *
 * <pre>{@code 2 × latency + 2/10 × heartbeat time-out < heartbeat time-out}</pre>
 *
 * <p>which is 0.8 s of 1 s here. Entries come on top, without waiting for answers and even when there are none ({@code
 * pipelineReplicate}), so that a longer latency does no harm either once it lasts; what harms is its onset, a silence as long
 * as the latency. The leader's lease, {@code LeaderLeaseTimeout} of 500 ms, is shorter than the round trip, so the slow one
 * may count as missing; a majority is there without it, and it is the faster majority that commits.
 */
@NonetTest
@Scenario(
        name = "slow-follower",
        summary = "A follower with slow links is no reason for an election.",
        typicalSeconds = 30)
public class SlowFollowerScenario {
    private static final Duration LATENCY = Duration.ofMillis(300);
    /** Heartbeat time-outs; a silent follower stands for election within three, and the leader learns it a round trip later. */
    private static final int LONG_ENOUGH = 8;

    private final Cluster cluster;
    private final Story story;

    SlowFollowerScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void consulsLeaderLeadsOn() {
        leaderLeadsOn(CutStory.of(cluster, story, new ConsulRaft(cluster)));
    }

    @Test
    void nomadsLeaderLeadsOn() {
        leaderLeadsOn(CutStory.of(cluster, story, new NomadRaft(cluster)));
    }

    private void leaderLeadsOn(CutStory cutStory) {
        NodeSpec leader = cutStory.leader();
        long term = cutStory.checks().sawLeader(leader);
        List<NodeSpec> servers = cutStory.raft().servers();
        NodeSpec slow = RaftChecks.without(leader, servers).get(0);
        NetworkFault fault = NetworkFault.of(
                Partition.isolate(cluster.topology(), slow.name()),
                new Scope(Protocols.TCP, Services.ALL),
                new Effect.Latency(LATENCY, Duration.ZERO));
        try (Traffic traffic = cutStory.writePatientlyThrough(RaftChecks.without(slow, servers))) {
            cutStory.enoughWrites("before", traffic, 0);
            try (Injection slowness = cutStory.inject("all TCP of a follower takes longer", fault)) {
                story.premise("it does take longer", slowness::awaitEffect);
                writeThroughout(traffic, ElectionBound.heartbeatTimeouts(LONG_ENOUGH, cutStory.raftMultiplier()));
                cutStory.leadsOn(leader, term, servers);
                cutStory.noneFailed(traffic, slowness);
                story.step("the follower is fast again", slowness::heal);
                story.step("that shows", slowness::awaitHealed);
            }
            cutStory.leadsOn(leader, term, servers);
            cutStory.oneHistory(traffic.acknowledged());
        }
        cutStory.readyAgain();
    }

    /** Terms only count up, so that one look afterwards tells whether anybody was elected in this time. */
    private void writeThroughout(Traffic traffic, Duration time) {
        long start = cluster.timeline().nanos();
        story.premise("writes are acknowledged for " + LONG_ENOUGH + " heartbeat time-outs", () -> await(
                        "a write after " + time, time.plus(SOON))
                .untilAsserted(() -> assertThat(traffic.acknowledgedSince(start + time.toNanos()))
                        .isPositive()));
    }
}
