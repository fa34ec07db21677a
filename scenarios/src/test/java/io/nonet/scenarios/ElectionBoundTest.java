package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Bound;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectionBoundTest {
    @ParameterizedTest
    @CsvSource({"1, 14", "2, 27", "5, 66", "10, 131"})
    void growsWithTheRaftMultiplier(int multiplier, double seconds) {
        assertThat(ElectionBound.electionTime(multiplier).limit()).isEqualTo(seconds);
    }

    @Test
    void saysWhereItComesFrom() {
        assertThat(ElectionBound.electionTime(2))
                .isEqualTo(new Bound(
                        27,
                        "s",
                        "(3 × heartbeat timeout 1 s + 5 rounds × 2 × election timeout 1 s) × raft multiplier 2"
                                + " + 1 s for a busy machine"));
    }

    @Test
    void aWriteOutageLastsLongerThanTheElectionByTheAttemptThatIsLost() {
        assertThat(ElectionBound.writeOutage(ElectionBound.electionTime(1), Duration.ofMillis(1500))
                        .limit())
                .isEqualTo(14 + 1.5 + 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 20.5", "2, 40"})
    void aDeafLeaderMayDelayTheElectionOnceForEachConnectionThatItKeeps(int multiplier, double seconds) {
        assertThat(ElectionBound.electionBesideDeafLeader(multiplier).limit()).isEqualTo(seconds);
    }
}
