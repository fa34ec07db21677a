package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cli.ClusterStatus.Agent;
import io.nonet.topology.Topology;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenAgentsTest {
    private static final Topology TOPOLOGY = Topology.nineNodes();
    private static final Optional<String> FIRST = Optional.of("10.64.0.11:8300");
    private static final Optional<String> SECOND = Optional.of("10.64.0.12:8300");

    @Test
    void theLeaderIsTheOneAtItsAddress() {
        assertThat(first(FIRST, Set.of("consul-0")).leader()).isTrue();
        assertThat(first(SECOND, Set.of("consul-0")).leader()).isFalse();
        assertThat(first(Optional.empty(), Set.of("consul-0")).leader()).isFalse();
    }

    @Test
    void silenceCountsMoreThanWhatOthersSay() {
        assertThat(first(FIRST, Set.of("consul-0")).status()).isEqualTo("alive");
        assertThat(first(FIRST, Set.of("consul-1")).status()).isEqualTo("no answer");
    }

    @Test
    void agentThatWasNotAskedIsUnknown() {
        SeenAgents nothing = new SeenAgents(Optional.empty(), Set.of(), Set.of(), Map.of());

        assertThat(agent(nothing).status()).isEqualTo("unknown");
    }

    private static Agent first(Optional<String> leader, Set<String> answered) {
        return agent(new SeenAgents(
                leader, Set.of("consul-0", "consul-1", "nomad-client-0"), answered, Map.of("consul-0", "alive")));
    }

    private static Agent agent(SeenAgents seen) {
        var machine = new TestingMachine(TOPOLOGY.node("consul-0"), "10.64.0.11", 1000, true);
        return seen.agent(machine, URI.create("https://127.0.0.1:1000"));
    }
}
