package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Injection;
import io.nonet.chaos.NetworkFault;
import io.nonet.observe.Bound;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The story of a leader whom the others cannot follow any more: they elect another one in time, the old one acknowledges
 * nothing from the moment when it is cut off, and once the network is whole it follows and there is one history.
 *
 * @param story its parts
 * @param election how long that election may take
 */
record DeposedLeader(CutStory story, Bound election) {
    /** Tells it with this fault of the leader. */
    void tell(String description, Function<NodeSpec, NetworkFault> fault) {
        tell(description, fault, leader -> {});
    }

    /**
     * Tells it with this fault of the leader.
     *
     * @param meanwhile what else holds of the old leader once there is a new one, while the fault lasts
     */
    void tell(String description, Function<NodeSpec, NetworkFault> fault, Consumer<NodeSpec> meanwhile) {
        RaftSystem raft = story.raft();
        NodeSpec leader = story.leader();
        long term = story.checks().sawLeader(leader);
        List<NodeSpec> others = RaftChecks.without(leader, raft.servers());
        try (Traffic traffic = story.writeThrough(others)) {
            story.enoughWrites("before the cut", traffic, 0);
            // The old leader is written to from now on, while it still believes that it leads, and until after its
            // successor.
            try (Injection cut = story.inject(description, fault.apply(leader));
                    Traffic alone = story.writeThrough(List.of(leader))) {
                long elected = elect(cut, others, term);
                story.acknowledgedNothing(List.of(leader), alone);
                story.enoughWrites("by the majority", traffic, elected);
                story.story()
                        .measure(
                                "write-outage",
                                traffic.longestGapAfter(cut.orderedAt()),
                                ElectionBound.writeOutage(election, CutStory.CALL_TIMEOUT));
                meanwhile.accept(leader);
                story.makeWhole(cut, leader);
            }
            story.story().check("the old leader follows", () -> story.checks().awaitFollower(leader));
            story.story().step("the writes end", traffic::close);
            story.oneHistory(traffic.acknowledged());
        }
        story.readyAgain();
    }

    /** Returns the moment of the timeline at which the new leader was seen. */
    private long elect(Injection cut, List<NodeSpec> others, long term) {
        RaftChecks checks = story.checks();
        NodeSpec successor =
                story.story().step("the majority elects a leader", () -> checks.awaitSuccessor(others, election));
        long elected = story.cluster().timeline().nanos();
        story.story().measure("election-time", Duration.ofNanos(elected - cut.orderedAt()), election);
        story.story().premise("the cut bites", cut::awaitEffect);
        story.story().check("the new leader's term is a later one", () -> assertThat(checks.sawLeader(successor))
                .isGreaterThan(term));
        return elected;
    }
}
