package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesiredLinksTest {
    private static final Topology NINE = Topology.nineNodes();
    private static final LinkFault CUT =
            LinkFault.drop(Partition.split(List.of(List.of("consul-0"), List.of("consul-1"))));

    @Test
    void withoutFaultsEveryProxyIsOpenAndBare() {
        assertThat(links(Map.of()).values()).hasSize(9).allSatisfy(node -> {
            assertThat(node.proxies()).isNotEmpty().allMatch(Proxy::enabled).allMatch(proxy -> proxy.toxics()
                    .isEmpty());
            assertThat(node.outgoing()).isEmpty();
            assertThat(node.incoming()).isEmpty();
        });
    }

    @Test
    void aDropStopsBothHalvesOfBothNodesConnections() {
        Map<String, NodeLinks> links = links(Map.of("f1", CUT));

        assertThat(proxy(links, "consul-0", "consul-0>consul-1:8300").toxics())
                .extracting(Toxic::name)
                .containsExactly("f1-timeout-upstream", "f1-timeout-downstream");
        assertThat(proxy(links, "consul-1", "consul-1>consul-0:8301").toxics()).hasSize(2);
        assertThat(proxy(links, "consul-0", "consul-0>consul-2:8300").toxics()).isEmpty();
    }

    @Test
    void aOneWayDropStopsThatWayOnConnectionsOfBothNodes() {
        LinkFault oneWay = LinkFault.drop(Partition.oneWay(List.of("consul-0"), List.of("consul-1")));

        Map<String, NodeLinks> links = links(Map.of("f1", oneWay));

        assertThat(proxy(links, "consul-0", "consul-0>consul-1:8300").toxics())
                .extracting(Toxic::stream)
                .containsExactly("upstream");
        assertThat(proxy(links, "consul-1", "consul-1>consul-0:8300").toxics())
                .extracting(Toxic::stream)
                .containsExactly("downstream");
        assertThat(node(links, "consul-0").outgoing()).containsExactly("ip daddr 10.1.1.2 meta l4proto udp drop");
        assertThat(node(links, "consul-0").incoming()).isEmpty();
    }

    @Test
    void datagramsAreDroppedAtOneEnd() {
        Map<String, NodeLinks> links = links(Map.of("f1", CUT));

        assertThat(node(links, "consul-0").outgoing()).containsExactly("ip daddr 10.1.1.2 meta l4proto udp drop");
        assertThat(node(links, "consul-0").incoming()).containsExactly("ip saddr 10.1.1.2 meta l4proto udp drop");
        assertThat(node(links, "consul-1").outgoing()).isEmpty();
    }

    @Test
    void faultsMergeAndHealingOneLeavesTheOther() {
        LinkFault slow = new LinkFault(
                CUT.partition(), Scope.ALL, new Effect.Latency(Duration.ofMillis(200), Duration.ofMillis(50)));
        LinkFault refused = LinkFault.refuse(Partition.oneWay(List.of("consul-0"), List.of("consul-1")));
        Map<String, LinkFault> all = new LinkedHashMap<>();
        all.put("f1", CUT);
        all.put("f2", slow);
        all.put("f3", refused);

        Proxy merged = proxy(links(all), "consul-0", "consul-0>consul-1:8300");
        all.remove("f1");
        Proxy healed = proxy(links(all), "consul-0", "consul-0>consul-1:8300");

        assertThat(merged.enabled()).isFalse();
        assertThat(merged.toxics()).hasSize(4);
        assertThat(healed.enabled()).isFalse();
        assertThat(healed.toxics()).extracting(Toxic::attributes).containsOnly(Map.of("latency", 200L, "jitter", 50L));
        assertThat(proxy(links(all), "consul-1", "consul-1>consul-0:8300").enabled())
                .isTrue();
    }

    @Test
    void aScopeLeavesTheRestAlone() {
        Scope nomadsUdp = new Scope(Scope.Protocols.UDP, Scope.Services.NOMAD);
        Partition between = Partition.split(List.of(List.of("nomad-server-0"), List.of("nomad-server-1")));

        Map<String, NodeLinks> links = links(Map.of("f1", new LinkFault(between, nomadsUdp, new Effect.Loss(30))));

        assertThat(links.values()).allSatisfy(node -> assertThat(node.proxies())
                .allMatch(proxy -> proxy.toxics().isEmpty()));
        assertThat(node(links, "nomad-server-0").outgoing())
                .containsExactly("ip daddr 10.1.1.5 udp dport 4648 numgen random mod 100 < 30 drop");
    }

    @Test
    void datagramsWaitWhereTheyAreSentAndDelaysAddUp() {
        Effect slow = new Effect.Latency(Duration.ofMillis(200), Duration.ofMillis(50));
        Partition ways = Partition.oneWay(List.of("nomad-server-0"), List.of("nomad-server-1", "consul-0"));
        Scope nomad = new Scope(Scope.Protocols.UDP, Scope.Services.NOMAD);
        Map<String, LinkFault> faults = new LinkedHashMap<>();
        faults.put(
                "f1",
                new LinkFault(Partition.oneWay(List.of("nomad-server-0"), List.of("nomad-server-1")), nomad, slow));
        faults.put("f2", new LinkFault(ways, new Scope(Scope.Protocols.UDP, Scope.Services.ALL), slow));

        Map<String, NodeLinks> links = links(faults);

        NodeLinks sender = node(links, "nomad-server-0");
        assertThat(sender.delays()).extracting(Delay::argument).containsExactly("200:50", "200:50", "400:100");
        assertThat(sender.outgoing())
                .containsExactly(
                        "ip daddr 10.1.1.1 udp dport 8301 meta priority set 1:1",
                        "ip daddr 10.1.1.5 udp dport 8301 meta priority set 1:2",
                        "ip daddr 10.1.1.5 udp dport 4648 meta priority set 1:3");
        assertThat(node(links, "nomad-server-1").delays()).isEmpty();
        assertThat(node(links, "nomad-server-1").incoming()).isEmpty();
    }

    @Test
    void whatTheHostSendsIsStoppedAtTheNodeItself() {
        LinkFault cut = LinkFault.drop(Partition.oneWay(List.of("host"), List.of("consul-0")));

        Map<String, NodeLinks> links = links(Map.of("f1", cut));

        Proxy proxy = proxy(links, "consul-0", "host>consul-0:8501");
        assertThat(proxy.listen()).isEqualTo("10.1.1.1:20010");
        assertThat(proxy.upstream()).isEqualTo("10.1.1.1:8501");
        assertThat(proxy.toxics()).extracting(Toxic::stream).containsExactly("upstream");
        assertThat(links.values())
                .allSatisfy(node -> assertThat(node.outgoing()).isEmpty());
    }

    @Test
    void theTableIsReplacedAsAWholeAndGoneWithoutRules() {
        NodeLinks none = new NodeLinks(List.of(), List.of(), List.of(), List.of());
        NodeLinks some = new NodeLinks(List.of(), List.of("ip daddr 10.1.1.2 drop"), List.of(), List.of());

        assertThat(PacketFilter.table(none)).isEqualTo("table inet nonet_faults\ndelete table inet nonet_faults\n");
        assertThat(PacketFilter.table(some))
                .startsWith(PacketFilter.table(none))
                .contains("hook output");
    }

    private static Map<String, NodeLinks> links(Map<String, LinkFault> faults) {
        Map<String, NodeLinks> byName = new LinkedHashMap<>();
        new DesiredLinks(NINE, DesiredLinksTest::address, faults)
                .all()
                .forEach((node, links) -> byName.put(node.name(), links));
        return byName;
    }

    private static String address(NodeSpec node) {
        return "10.1.1." + (NINE.nodes().indexOf(node) + 1);
    }

    private static NodeLinks node(Map<String, NodeLinks> links, String name) {
        return requireNonNull(links.get(name));
    }

    private static Proxy proxy(Map<String, NodeLinks> links, String node, String name) {
        return node(links, node).proxies().stream()
                .filter(proxy -> proxy.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
