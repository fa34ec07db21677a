package io.nonet.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyBuilderTest {
    private final TopologyBuilder builder = Topology.builder();

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 2, 4, 6, 7, Integer.MAX_VALUE})
    void rejectsServerCountsThatAreNoUsefulQuorum(int count) {
        assertRefused(() -> builder.consulServers(count), "consul-servers", "1, 3 or 5", String.valueOf(count));
        assertRefused(() -> builder.nomadServers(count), "nomad-servers", "1, 3 or 5", String.valueOf(count));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void acceptsQuorumsOfOneThreeAndFive(int count) {
        Topology topology = builder.consulServers(count).nomadServers(count).build();

        assertThat(topology.consulServers()).hasSize(count);
        assertThat(topology.nomadServers()).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 51, Integer.MAX_VALUE})
    void rejectsClientCountsOutsideZeroToFifty(int count) {
        assertRefused(
                () -> builder.nomadClients(count), "nomad-clients", "a number from 0 to 50", String.valueOf(count));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50})
    void acceptsZeroToFiftyClients(int count) {
        assertThat(builder.nomadClients(count).build().nomadClients()).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 11})
    void rejectsRaftMultipliersOutsideOneToTen(int multiplier) {
        assertRefused(
                () -> builder.raftMultiplier(multiplier),
                "raft-multiplier",
                "a number from 1 to 10",
                String.valueOf(multiplier));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void acceptsRaftMultipliersFromOneToTen(int multiplier) {
        assertThat(builder.raftMultiplier(multiplier).build().raftMultiplier()).isEqualTo(multiplier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "A", "a.b", "a_b", "ä", "a b", "a\n", "../x", "$(id)", "-"})
    void rejectsNamesThatAreNoDnsLabels(String name) {
        assertThatThrownBy(() -> builder.name(name)).isInstanceOf(TopologyException.class);
        assertThatThrownBy(() -> builder.datacenter(name)).isInstanceOf(TopologyException.class);
        assertThatThrownBy(() -> builder.region(name)).isInstanceOf(TopologyException.class);
        assertThatThrownBy(() -> builder.namePrefix(Role.NOMAD_CLIENT, name)).isInstanceOf(TopologyException.class);
        assertThatThrownBy(() -> new NodeSpec(name, Role.NOMAD_CLIENT)).isInstanceOf(TopologyException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "a-b", "a--b", "3com"})
    void acceptsDnsLabels(String name) {
        assertThatCode(() -> builder.name(name)
                        .datacenter(name)
                        .region(name)
                        .namePrefix(Role.NOMAD_CLIENT, name)
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    void limitsNamesAndPrefixesTo40CharactersAndOtherLabelsTo63() {
        builder.name("n".repeat(40))
                .namePrefix(Role.NOMAD_CLIENT, "n".repeat(40))
                .datacenter("d".repeat(63));

        assertThatThrownBy(() -> builder.name("n".repeat(41))).hasMessageStartingWith("name: expected 1 to 40 of");
        assertThatThrownBy(() -> builder.namePrefix(Role.NOMAD_CLIENT, "n".repeat(41)))
                .hasMessageStartingWith("node-names.nomad-client: expected 1 to 40 of");
        assertThatThrownBy(() -> builder.datacenter("d".repeat(64)))
                .hasMessageStartingWith("datacenter: expected 1 to 63 of");
        assertThatThrownBy(() -> builder.region("d".repeat(64))).hasMessageStartingWith("region: expected 1 to 63 of");
    }

    @Test
    void rejectsAnEmptySetOfDrivers() {
        assertRefused(
                () -> builder.drivers(EnumSet.noneOf(Driver.class)),
                "drivers",
                "at least one of docker, exec, raw_exec",
                "none");
    }

    @Test
    void blamesTheRoleThatLeftItsDefaultWhenTwoRolesShareAPrefix() {
        assertRefused(
                () -> builder.namePrefix(Role.CONSUL_SERVER, "nomad-client").build(),
                "node-names.consul-server",
                "a prefix that differs from that of nomad-client",
                "nomad-client for both");
    }

    @Test
    void letsARoleWithoutNodesKeepAnyPrefix() {
        Topology topology = builder.namePrefix(Role.CONSUL_SERVER, "nomad-client")
                .nomadClients(0)
                .build();

        assertThat(topology.toBuilder().build()).isEqualTo(topology);
    }

    @Test
    void prefixAndCountCanBeGivenInEitherOrder() {
        Topology prefixFirst = Topology.builder()
                .namePrefix(Role.CONSUL_SERVER, "keeper")
                .consulServers(1)
                .build();
        Topology countFirst = Topology.builder()
                .consulServers(1)
                .namePrefix(Role.CONSUL_SERVER, "keeper")
                .build();

        assertThat(prefixFirst).isEqualTo(countFirst);
        assertThat(prefixFirst.consulServers()).extracting(NodeSpec::name).containsExactly("keeper-0");
    }

    @Test
    void buildingFromATopologyKeepsEveryValue() {
        Topology topology = builder.name("staging")
                .datacenter("east")
                .region("europe")
                .subnet(Subnet.parse("172.20.0.0/16"))
                .consulServers(5)
                .nomadServers(1)
                .nomadClients(7)
                .namePrefix(Role.NOMAD_CLIENT, "worker")
                .versions(new Versions("1.13.9", "1.4.3"))
                .raftMultiplier(5)
                .drivers(Driver.EXEC)
                .build();

        assertThat(topology.toBuilder().build()).isEqualTo(topology);
        assertThat(topology.toBuilder().nomadClients(1).build().nomadClients())
                .extracting(NodeSpec::name)
                .containsExactly("worker-0");
    }

    @Test
    void buildingFromATopologyKeepsNamesThatNoPrefixWouldGive() {
        var topology = new Topology(
                "x",
                "dc1",
                "global",
                Optional.empty(),
                List.of(new NodeSpec("alpha", Role.CONSUL_SERVER), new NodeSpec("consul-7", Role.NOMAD_SERVER)),
                Versions.DEFAULT,
                1,
                EnumSet.allOf(Driver.class));

        assertThat(topology.toBuilder().name("y").build().nodes()).isEqualTo(topology.nodes());
    }

    @Test
    void laterCallsDoNotChangeWhatWasBuilt() {
        Topology before = builder.build();

        builder.nomadClients(0).name("other").drivers(Driver.EXEC);

        assertThat(before).isEqualTo(Topology.nineNodes());
    }

    private static void assertRefused(Runnable call, String rule, String expected, String found) {
        assertThatThrownBy(call::run)
                .hasMessage(rule + ": expected " + expected + ", found " + found)
                .asInstanceOf(InstanceOfAssertFactories.type(TopologyException.class))
                .satisfies(e -> {
                    assertThat(e.rule()).isEqualTo(rule);
                    assertThat(e.expected()).isEqualTo(expected);
                    assertThat(e.found()).isEqualTo(found);
                });
    }
}
