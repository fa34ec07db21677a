package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cli.ClusterStatus.Agent;
import io.nonet.topology.Topology;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenAgentsTest {
    private static final Topology TOPOLOGY = Topology.nineNodes();
    private static final Optional<String> FIRST = Optional.of("10.64.0.11:8300");
    private static final Optional<String> SECOND = Optional.of("10.64.0.12:8300");

    @Test
    void leaderIsTheOneThatAllServersThatAnswerName() {
        assertThat(first(Map.of("consul-0", FIRST, "consul-1", FIRST)).leader()).isTrue();
        assertThat(first(Map.of("consul-0", FIRST)).leader()).isTrue();
        assertThat(first(Map.of("consul-0", SECOND, "consul-1", SECOND)).leader())
                .isFalse();
    }

    @Test
    void nobodyLeadsWhereServersDisagree() {
        assertThat(first(Map.of("consul-0", FIRST, "consul-1", SECOND)).leader())
                .isFalse();
        assertThat(first(Map.of("consul-0", FIRST, "consul-1", Optional.empty()))
                        .leader())
                .isFalse();
    }

    @Test
    void whatAClientBelievesDoesNotCount() {
        assertThat(first(Map.of("consul-0", FIRST, "consul-1", FIRST, "nomad-client-0", SECOND))
                        .leader())
                .isTrue();
    }

    @Test
    void silenceCountsMoreThanWhatOthersSay() {
        assertThat(first(Map.of("consul-0", FIRST)).status()).isEqualTo("alive");
        assertThat(first(Map.of("consul-1", SECOND)).status()).isEqualTo("no answer");
    }

    @Test
    void agentThatWasNotAskedIsUnknown() {
        SeenAgents nothing = new SeenAgents(List.of("consul-0"), Set.of(), Map.of(), Map.of());

        assertThat(agent(nothing).status()).isEqualTo("unknown");
    }

    private static Agent first(Map<String, Optional<String>> leaders) {
        return agent(new SeenAgents(
                List.of("consul-0", "consul-1"),
                Set.of("consul-0", "consul-1", "nomad-client-0"),
                leaders,
                Map.of("consul-0", "alive")));
    }

    private static Agent agent(SeenAgents seen) {
        var machine = new TestingMachine(TOPOLOGY.node("consul-0"), "10.64.0.11", 1000, true);
        return seen.agent(machine, URI.create("https://127.0.0.1:1000"));
    }
}
