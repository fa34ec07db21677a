package io.nonet.scenarios;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Injection;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Partition;
import io.nonet.topology.NodeSpec;
import java.util.List;

/**
 * The story of servers that do not hear the leader, but do hear others that do: the leader stays, they stand for election in
 * vain, and their return costs the leader its office.
 *
 * <p>By {@code raft.go} of HashiCorp's Raft v1.3.11: {@code checkLeaderLease} leaves a leader in office that a majority
 * answers, itself included. A follower who knows a leader refuses its vote before it so much as looks at the candidate's
 * term ({@code requestVote}), so the terms that the starving count up do not spread. They do once these hear the leader
 * again, since there is no pre-vote: the answer to its {@code AppendEntries} has the later term, and it steps down ({@code
 * handleStaleTerm}).
 *
 * @param story its parts
 * @param leader at the start
 * @param majority the servers that the leader hears and that hear it, itself included
 * @param starving all others
 */
record StarvedMinority(CutStory story, NodeSpec leader, List<NodeSpec> majority, List<NodeSpec> starving) {
    void tell(String description, Partition partition) {
        RaftChecks checks = story.checks();
        long term = checks.sawLeader(leader);
        try (Traffic traffic = story.writePatientlyThrough(majority)) {
            story.enoughWrites("before the cut", traffic, 0);
            try (Injection cut = story.inject(description, NetworkFault.drop(partition))) {
                story.story().premise("the cut bites", cut::awaitEffect);
                story.story().premise("the starving have stood for election", () -> awaitLaterTerms(term));
                story.acknowledgeNothing(starving);
                story.enoughWrites(
                        "by the majority", traffic, story.cluster().timeline().nanos());
                story.leadsOn(leader, term, majority);
                story.nobodyLeads(starving);
                story.noneFailed(traffic, cut);
                NodeSpec elected = story.makeWhole(cut);
                story.story().check("their return has cost an election", () -> assertThat(checks.sawLeader(elected))
                        .isGreaterThan(term));
            }
            story.oneHistory(traffic.acknowledged());
        }
        story.readyAgain();
    }

    private void awaitLaterTerms(long term) {
        await("later terms of " + CutStory.names(starving), SOON).untilAsserted(() -> assertThat(starving)
                .extracting(server -> RaftLog.of(story, server).candidateTerm())
                .allMatch(later -> later > term, "later than " + term));
    }
}
