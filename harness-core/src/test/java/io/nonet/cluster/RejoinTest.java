package io.nonet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

class RejoinTest {
    private static final List<NodeSpec> SERVERS = Topology.nineNodes().consulServers();
    private static final List<String> ALL = SERVERS.stream().map(NodeSpec::name).toList();

    private final ConcurrentSkipListSet<String> joined = new ConcurrentSkipListSet<>();

    @Test
    void whereAllSeeAllNobodyJoins() {
        assertThat(rejoin(Map.of("consul-0", ALL, "consul-1", ALL, "consul-2", ALL)))
                .isEmpty();
        assertThat(joined).isEmpty();
    }

    @Test
    void whoSeesOnlyItselfJoinsAllServers() {
        assertThat(rejoin(Map.of("consul-0", List.of("consul-0"), "consul-1", ALL, "consul-2", ALL)))
                .contains("consul-0");
        assertThat(joined).contains("consul-0>consul-1", "consul-0>consul-2");
    }

    @Test
    void whoIsTakenForLeavingByOneMemberJoinsItselfAlthoughItSeesAll() {
        List<String> without = List.of("consul-1", "consul-2");

        assertThat(rejoin(Map.of("consul-0", ALL, "consul-1", without, "consul-2", ALL)))
                .containsExactly("consul-0", "consul-1");
        assertThat(joined).contains("consul-0>consul-1").doesNotContain("consul-2>consul-0");
    }

    @Test
    void whoDoesNotAnswerIsPassedOver() {
        List<String> without = List.of("consul-1", "consul-2");

        assertThat(rejoin(Map.of("consul-1", without, "consul-2", without))).containsExactly("consul-1", "consul-2");
    }

    private List<String> rejoin(Map<String, List<String>> seen) {
        return new Rejoin(
                        SERVERS,
                        SERVERS,
                        node -> seen.getOrDefault(node.name(), List.of()),
                        (node, other) -> joined.add(node.name() + ">" + other.name()))
                .turn();
    }
}
