package io.nonet.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkTableTest {
    private static final Topology NINE = Topology.nineNodes();
    private static final LinkTable TABLE = LinkTable.of(NINE);

    @Test
    void aConsulServerReachesTheOtherConsulServersAndEveryGossip() {
        assertThat(names("consul-1"))
                .containsExactly(
                        "consul-1>consul-0:8300",
                        "consul-1>consul-2:8300",
                        "consul-1>consul-0:8301",
                        "consul-1>consul-2:8301",
                        "consul-1>nomad-server-0:8301",
                        "consul-1>nomad-server-1:8301",
                        "consul-1>nomad-server-2:8301",
                        "consul-1>nomad-client-0:8301",
                        "consul-1>nomad-client-1:8301",
                        "consul-1>nomad-client-2:8301",
                        "host>consul-1:8501");
    }

    @Test
    void aNomadServerAlsoReachesTheOtherNomadServersByRpcAndGossip() {
        assertThat(names("nomad-server-0"))
                .hasSize(3 + 8 + 2 + 2 + 2)
                .contains("nomad-server-0>consul-0:8300", "nomad-server-0>nomad-client-2:8301")
                .endsWith(
                        "nomad-server-0>nomad-server-1:4647",
                        "nomad-server-0>nomad-server-2:4647",
                        "nomad-server-0>nomad-server-1:4648",
                        "nomad-server-0>nomad-server-2:4648",
                        "host>nomad-server-0:8501",
                        "host>nomad-server-0:4646");
    }

    @Test
    void aNomadClientAlsoReachesTheNomadServersByRpcAndTheOtherClientsByHttps() {
        assertThat(names("nomad-client-2"))
                .hasSize(3 + 8 + 3 + 2 + 2)
                .endsWith(
                        "nomad-client-2>nomad-server-0:4647",
                        "nomad-client-2>nomad-server-1:4647",
                        "nomad-client-2>nomad-server-2:4647",
                        "nomad-client-2>nomad-client-0:4646",
                        "nomad-client-2>nomad-client-1:4646",
                        "host>nomad-client-2:8501",
                        "host>nomad-client-2:4646");
    }

    @Test
    void everyLinkOfTheClusterHasItsOwnName() {
        assertThat(TABLE.all())
                .hasSize(3 * 11 + 3 * 17 + 3 * 18)
                .extracting(listened -> listened.link().name())
                .doesNotHaveDuplicates();
    }

    @Test
    void listenPortsCountUpFrom20000OnEachNode() {
        for (NodeSpec node : NINE.nodes()) {
            List<ListenedLink> links = TABLE.at(node);
            assertThat(links)
                    .extracting(ListenedLink::listenPort)
                    .containsExactlyElementsOf(IntStream.range(20_000, 20_000 + links.size())
                            .boxed()
                            .toList());
        }
    }

    @Test
    void staysBelowTheEphemeralPortsInTheLargestCluster() {
        Topology largest = Topology.builder()
                .consulServers(5)
                .nomadServers(5)
                .nomadClients(50)
                .build();

        assertThat(LinkTable.of(largest).all()).allMatch(listened -> listened.listenPort() < 32_768);
    }

    @Test
    void aConsulServerThatIsAloneWithANomadServerStillHasItsGossip() {
        Topology smallest = Topology.builder()
                .consulServers(1)
                .nomadServers(1)
                .nomadClients(0)
                .build();

        assertThat(LinkTable.of(smallest).at(smallest.node("consul-0")))
                .extracting(listened -> listened.link().name())
                .containsExactly("consul-0>nomad-server-0:8301", "host>consul-0:8501");
    }

    @Test
    void answersAnUnknownNodeWithTheKnownOnes() {
        assertThatThrownBy(() -> TABLE.at(new NodeSpec("other", Role.NOMAD_CLIENT)))
                .isInstanceOf(TopologyException.class)
                .hasMessageStartingWith("links of a node: expected one of the nodes consul-0, consul-1,");
    }

    @Test
    void noNodeIsLinkedToItself() {
        NodeSpec node = NINE.node("consul-0");

        assertThatThrownBy(() -> new Link("consul-0", node, Port.CONSUL_RPC)).isInstanceOf(TopologyException.class);
    }

    private static List<String> names(String node) {
        return TABLE.at(NINE.node(node)).stream()
                .map(listened -> listened.link().name())
                .toList();
    }
}
