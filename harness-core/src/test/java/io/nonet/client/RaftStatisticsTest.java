package io.nonet.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RaftStatisticsTest {

    @Test
    void readsTheRaftSectionOfAServer() {
        Map<String, Map<String, String>> statistics = Map.of(
                "raft",
                Map.of(
                        "state", "Follower",
                        "term", "3",
                        "last_log_index", "22",
                        "commit_index", "21",
                        "applied_index", "20",
                        "last_contact", "10ms"));
        assertThat(RaftStatistics.of(statistics)).contains(new RaftStatistics("Follower", 3, 22, 21, 20));
    }

    @Test
    void isEmptyForAnAgentThatIsNoServer() {
        assertThat(RaftStatistics.of(Map.of("runtime", Map.of("arch", "amd64"))))
                .isEmpty();
    }
}
