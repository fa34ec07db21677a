package io.nonet.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopologyTest {
    @Test
    void nineNodesAreThreeOfEachRoleInTheOrderOfRoles() {
        assertThat(Topology.nineNodes().nodes())
                .containsExactly(
                        new NodeSpec("consul-0", Role.CONSUL_SERVER),
                        new NodeSpec("consul-1", Role.CONSUL_SERVER),
                        new NodeSpec("consul-2", Role.CONSUL_SERVER),
                        new NodeSpec("nomad-server-0", Role.NOMAD_SERVER),
                        new NodeSpec("nomad-server-1", Role.NOMAD_SERVER),
                        new NodeSpec("nomad-server-2", Role.NOMAD_SERVER),
                        new NodeSpec("nomad-client-0", Role.NOMAD_CLIENT),
                        new NodeSpec("nomad-client-1", Role.NOMAD_CLIENT),
                        new NodeSpec("nomad-client-2", Role.NOMAD_CLIENT));
    }

    @Test
    void nineNodesHaveTheDocumentedDefaults() {
        Topology topology = Topology.nineNodes();

        assertThat(topology.name()).isEqualTo("nonet");
        assertThat(topology.datacenter()).isEqualTo("dc1");
        assertThat(topology.region()).isEqualTo("global");
        assertThat(topology.subnet()).isEmpty();
        assertThat(topology.versions()).isEqualTo(new Versions("1.14.3", "1.4.3"));
        assertThat(topology.raftMultiplier()).isEqualTo(1);
        assertThat(topology.drivers()).containsExactly(Driver.DOCKER, Driver.EXEC, Driver.RAW_EXEC);
    }

    @Test
    void viewsSelectNodesByRole() {
        Topology topology = Topology.builder()
                .consulServers(5)
                .nomadServers(1)
                .nomadClients(2)
                .build();

        assertThat(topology.consulServers()).hasSize(5).allMatch(node -> node.role() == Role.CONSUL_SERVER);
        assertThat(topology.nomadServers()).extracting(NodeSpec::name).containsExactly("nomad-server-0");
        assertThat(topology.nomadClients())
                .extracting(NodeSpec::name)
                .containsExactly("nomad-client-0", "nomad-client-1");
        assertThat(topology.nomadNodes())
                .extracting(NodeSpec::name)
                .containsExactly("nomad-server-0", "nomad-client-0", "nomad-client-1");
    }

    @Test
    void findsANodeByName() {
        assertThat(Topology.nineNodes().node("consul-2")).isEqualTo(new NodeSpec("consul-2", Role.CONSUL_SERVER));
    }

    @Test
    void answersAnUnknownNodeWithTheKnownOnes() {
        assertThatThrownBy(() -> Topology.nineNodes().node("consul-3"))
                .isInstanceOf(TopologyException.class)
                .hasMessage("node of cluster nonet: expected one of consul-0, consul-1, consul-2, nomad-server-0,"
                        + " nomad-server-1, nomad-server-2, nomad-client-0, nomad-client-1, nomad-client-2,"
                        + " found \"consul-3\"");
    }

    @Test
    void rejectsTwoNodesOfOneName() {
        List<NodeSpec> nodes = List.of(new NodeSpec("a", Role.CONSUL_SERVER), new NodeSpec("a", Role.NOMAD_SERVER));

        assertThatThrownBy(() -> withNodes(nodes))
                .isInstanceOf(TopologyException.class)
                .hasMessage("nodes: expected a different name for each, found two named a");
    }

    @Test
    void rejectsWrongValuesWithoutABuilder() {
        assertRefused("name", "X", "dc1", "global", 1, EnumSet.allOf(Driver.class));
        assertRefused("datacenter", "x", "DC1", "global", 1, EnumSet.allOf(Driver.class));
        assertRefused("region", "x", "dc1", "Global", 1, EnumSet.allOf(Driver.class));
        assertRefused("raft-multiplier", "x", "dc1", "global", 11, EnumSet.allOf(Driver.class));
        assertRefused("drivers", "x", "dc1", "global", 1, EnumSet.noneOf(Driver.class));
    }

    @Test
    void rejectsNodesWithoutAServer() {
        List<NodeSpec> nodes = List.of(new NodeSpec("a", Role.CONSUL_SERVER));

        assertThatThrownBy(() -> withNodes(nodes))
                .isInstanceOf(TopologyException.class)
                .hasMessage("nomad-servers: expected 1, 3 or 5, found 0");
    }

    @Test
    void rejectsTheNetworkOfItsClientsEngines() {
        TopologyBuilder wide = Topology.builder().subnet(Subnet.parse("172.31.0.0/16"));

        assertThatThrownBy(wide::build)
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("apart from 172.31.255.0/24")
                .hasMessageContaining("172.31.0.0/16");
        assertThat(wide.drivers(Driver.RAW_EXEC).build().subnet()).isPresent();
        assertThat(Topology.builder()
                        .subnet(Subnet.parse("172.31.254.0/24"))
                        .build()
                        .subnet())
                .isPresent();
    }

    @Test
    void knowsTheNetworkThatTheImageGivesToEngines() throws IOException {
        String service = Files.readString(Path.of("../images/rootfs/etc/service/dockerd/run"));

        assertThat(service).contains("--bip " + Rules.ENGINE_BRIDGE.replace(".0/24", ".1/24"));
    }

    @Test
    void rejectsASubnetWithoutRoomForItsNodes() {
        var builder = Topology.builder()
                .subnet(Subnet.parse("10.83.7.0/26"))
                .consulServers(1)
                .nomadServers(1);

        assertThat(builder.nomadClients(50).build().nodes()).hasSize(52);
        assertThatThrownBy(() -> builder.consulServers(3).build())
                .isInstanceOf(TopologyException.class)
                .hasMessage("subnet: expected room for 54 nodes (the first 10 addresses are kept free),"
                        + " found 10.83.7.0/26 with room for 52");
    }

    @Test
    void givesDriversInOneOrderHoweverTheyWereGiven() {
        Topology topology =
                Topology.builder().drivers(Driver.RAW_EXEC, Driver.DOCKER).build();

        assertThat(topology.drivers()).containsExactly(Driver.DOCKER, Driver.RAW_EXEC);
    }

    @Test
    void keepsNoReferenceToTheCollectionsItWasMadeFrom() {
        Set<Driver> drivers = EnumSet.of(Driver.EXEC);
        Topology nine = Topology.nineNodes();
        var topology = new Topology("x", "dc1", "global", Optional.empty(), nine.nodes(), Versions.DEFAULT, 1, drivers);

        drivers.add(Driver.DOCKER);

        assertThat(topology.drivers()).containsExactly(Driver.EXEC);
        assertThatThrownBy(() -> topology.drivers().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> topology.nodes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void assertRefused(
            String rule, String name, String datacenter, String region, int raftMultiplier, Set<Driver> drivers) {
        List<NodeSpec> nodes = Topology.nineNodes().nodes();
        assertThatThrownBy(() -> new Topology(
                        name, datacenter, region, Optional.empty(), nodes, Versions.DEFAULT, raftMultiplier, drivers))
                .isInstanceOf(TopologyException.class)
                .hasMessageStartingWith(rule + ": ");
    }

    private static Topology withNodes(List<NodeSpec> nodes) {
        return new Topology(
                "x", "dc1", "global", Optional.empty(), nodes, Versions.DEFAULT, 1, EnumSet.allOf(Driver.class));
    }
}
