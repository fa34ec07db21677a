package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RaftLogTest {
    private static final String LOST_LEADER = """
            2026-03-01T12:00:00.530Z [INFO]  agent.server.raft: entering leader state: leader="Node at 10.0.0.4:8300 [Leader]"
            2026-03-01T12:00:05.100Z [INFO]  agent.server.raft: entering candidate state: node="Node at 10.0.0.4:8300 [Candidate]" term=3
            2026-03-01T12:00:06.200Z [INFO]  agent.server.raft: entering candidate state: node="Node at 10.0.0.4:8300 [Candidate]" term=12
            2026-03-01T12:00:07.000Z [INFO]  agent.server.raft: entering follower state: follower="Node at 10.0.0.4:8300 [Follower]" leader-address= leader-id=
            2026-03-01T12:00:07.100Z [ERROR] agent.server.raft: failed to make requestVote RPC: error=EOF term=14
            """;

    @Test
    void tellsTheStateThatWasEnteredLast() {
        assertThat(new RaftLog(LOST_LEADER).state()).contains("follower");
    }

    @Test
    void tellsTheLatestTermOfACandidacyAndNoOther() {
        assertThat(new RaftLog(LOST_LEADER).candidateTerm()).isEqualTo(12);
    }

    @Test
    void tellsNothingOfAServerThatWroteNothing() {
        assertThat(new RaftLog("").state()).isEmpty();
        assertThat(new RaftLog("").candidateTerm()).isZero();
    }
}
