package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedLeaderTest {
    private static final Optional<String> FIRST = Optional.of("10.64.0.11:8300");
    private static final Optional<String> SECOND = Optional.of("10.64.0.12:8300");
    private static final Optional<String> NOBODY = Optional.empty();

    @Test
    void itIsTheOneThatAllServersThatAnswerName() {
        assertThat(leader(Map.of("a", FIRST, "b", FIRST, "c", FIRST))).isEqualTo(FIRST);
        assertThat(leader(Map.of("b", FIRST))).isEqualTo(FIRST);
    }

    @Test
    void theWordOfOneThatIsCutOffDoesNotOutweighTheOthers() {
        assertThat(leader(Map.of("a", FIRST, "b", SECOND, "c", SECOND))).isEqualTo(SECOND);
        assertThat(leader(Map.of("a", NOBODY, "b", SECOND, "c", SECOND))).isEqualTo(SECOND);
    }

    @Test
    void nobodyLeadsWhereNoMajorityNamesAnyone() {
        assertThat(leader(Map.of("a", FIRST, "b", SECOND))).isEmpty();
        assertThat(leader(Map.of("a", FIRST, "b", NOBODY))).isEmpty();
        assertThat(leader(Map.of("a", FIRST, "b", NOBODY, "c", NOBODY))).isEmpty();
        assertThat(leader(Map.of())).isEmpty();
    }

    @Test
    void whatClientsBelieveDoesNotCount() {
        assertThat(leader(Map.of("a", FIRST, "client-0", SECOND, "client-1", SECOND)))
                .isEqualTo(FIRST);
    }

    private static Optional<String> leader(Map<String, Optional<String>> leaders) {
        return NamedLeader.of(List.of("a", "b", "c"), leaders);
    }
}
