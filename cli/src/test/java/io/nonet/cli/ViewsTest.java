package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final List<String> SERVERS = List.of("a", "b", "c");
    private static final Map<String, String> ADDRESSES = Map.of("a", "10.1.1.1", "b", "10.1.1.11", "c", "10.1.1.13");

    @Test
    void theLeaderComesBeforeTheOneThatIsCutOff() {
        assertThat(order(Map.of("a", Optional.empty(), "b", named("c"), "c", named("c"))))
                .containsExactly("c", "b", "a");
    }

    @Test
    void aDeposedLeaderThatStillNamesItselfComesLast() {
        assertThat(order(Map.of("a", named("a"), "b", named("b"), "c", named("b"))))
                .containsExactly("b", "c", "a");
    }

    @Test
    void withoutALeaderTheOrderStays() {
        assertThat(order(Map.of("a", Optional.empty(), "c", Optional.empty()))).isEqualTo(SERVERS);
    }

    private static List<String> order(Map<String, Optional<String>> leaders) {
        return Views.inOrder(
                SERVERS, server -> ADDRESSES.getOrDefault(server, "-"), NamedLeader.of(SERVERS, leaders), leaders);
    }

    private static Optional<String> named(String server) {
        return Optional.of(ADDRESSES.getOrDefault(server, "-") + ":8300");
    }
}
