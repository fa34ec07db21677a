package io.nonet.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final Subnet SUBNET = Subnet.parse("10.83.7.0/24");

    @Test
    void givesHostsFromElevenUpInTheOrderOfNodes() {
        assertThat(Addresses.assign(Topology.nineNodes(), SUBNET).byNode())
                .containsExactly(
                        entry("consul-0", "10.83.7.11"),
                        entry("consul-1", "10.83.7.12"),
                        entry("consul-2", "10.83.7.13"),
                        entry("nomad-server-0", "10.83.7.14"),
                        entry("nomad-server-1", "10.83.7.15"),
                        entry("nomad-server-2", "10.83.7.16"),
                        entry("nomad-client-0", "10.83.7.17"),
                        entry("nomad-client-1", "10.83.7.18"),
                        entry("nomad-client-2", "10.83.7.19"));
    }

    @Test
    void answersANodeWithoutAddressWithThoseThatHaveOne() {
        var addresses = new Addresses(SUBNET, Map.of("consul-0", "10.83.7.11"));

        assertThat(addresses.of(new NodeSpec("consul-0", Role.CONSUL_SERVER))).isEqualTo("10.83.7.11");
        assertThatThrownBy(() -> addresses.of(new NodeSpec("consul-1", Role.CONSUL_SERVER)))
                .isInstanceOf(TopologyException.class)
                .hasMessage("address of a node: expected one of the nodes consul-0, found \"consul-1\"");
    }

    @Test
    void rejectsASubnetThatIsTooSmall() {
        Topology large = Topology.builder().nomadClients(50).build();

        assertThatThrownBy(() -> Addresses.assign(large, Subnet.parse("10.83.7.0/26")))
                .isInstanceOf(TopologyException.class)
                .hasMessageStartingWith("subnet: expected room for 56 nodes");
    }

    @Test
    void rejectsAnAddressOutsideTheSubnetOrGivenTwice() {
        Map<String, String> twice = new LinkedHashMap<>();
        twice.put("a", "10.83.7.11");
        twice.put("b", "10.83.7.11");

        assertThatThrownBy(() -> new Addresses(SUBNET, twice))
                .isInstanceOf(TopologyException.class)
                .hasMessage("address of b: expected one of its own in 10.83.7.0/24, found 10.83.7.11");
        assertThatThrownBy(() -> new Addresses(SUBNET, Map.of("a", "10.83.8.11")))
                .isInstanceOf(TopologyException.class);
    }

    @Test
    void keepsNoReferenceToTheMapItWasMadeFrom() {
        Map<String, String> byNode = new LinkedHashMap<>(Map.of("a", "10.83.7.11"));
        var addresses = new Addresses(SUBNET, byNode);

        byNode.clear();

        assertThat(addresses.byNode()).containsOnlyKeys("a");
    }
}
