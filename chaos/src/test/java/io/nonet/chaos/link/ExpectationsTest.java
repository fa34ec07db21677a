package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.topology.Port;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
    private static final Topology NINE = Topology.nineNodes();
    private static final ProbeResult DATA = ProbeResult.parse("data 3.4");
    private static final ProbeResult CLOSED = ProbeResult.parse("closed 2.0");
    private static final ProbeResult REFUSED = ProbeResult.parse("refused 0.1");
    private static final ProbeResult SILENT = ProbeResult.parse("silent 500.0");

    @Test
    void aDropIsSilenceOnEveryLinkOfBothProtocols() {
        Map<ProbeTarget, Expectation> expected =
                Expectations.of(NINE, LinkFault.drop(Partition.isolate(NINE, "consul-0")));

        // Ten links of its own, two to it from each of the eight others; gossip both ways with all of them.
        assertThat(expected.keySet()).filteredOn(ProbeTarget::tcp).hasSize(26);
        assertThat(expected.keySet()).filteredOn(target -> !target.tcp()).hasSize(16);
        Expectation tcp = expectation(expected, hello(Port.CONSUL_RPC));
        assertThat(tcp.met(SILENT)).isTrue();
        assertThat(List.of(DATA, CLOSED, REFUSED)).noneMatch(tcp::met);
        Expectation udp = expectation(expected, datagrams(3));
        assertThat(udp.met(ProbeResult.parse("0 answered"))).isTrue();
        assertThat(udp.met(ProbeResult.parse("1 answered"))).isFalse();
    }

    @Test
    void aRefusalIsARefusal() {
        Map<ProbeTarget, Expectation> expected =
                Expectations.of(NINE, LinkFault.refuse(Partition.oneWay(List.of("consul-0"), List.of("consul-1"))));

        assertThat(expected.keySet()).filteredOn(ProbeTarget::tcp).hasSize(2).allMatch(target -> target.from()
                .equals("consul-0"));
        Expectation tcp = expectation(expected, hello(Port.CONSUL_RPC));
        assertThat(tcp.met(REFUSED)).isTrue();
        assertThat(tcp.met(SILENT)).isFalse();
    }

    @Test
    void aLatencyShowsInEachHalf() {
        Effect latency = new Effect.Latency(Duration.ofMillis(200), Duration.ofMillis(50));
        Map<ProbeTarget, Expectation> expected = Expectations.of(
                NINE,
                new LinkFault(Partition.split(List.of(List.of("consul-0"), List.of("consul-1"))), Scope.ALL, latency));

        Expectation datagram =
                expectation(expected, ProbeTarget.lateDatagram("consul-0", NINE.node("consul-1"), Port.CONSUL_SERF));
        assertThat(datagram.met(ProbeResult.parse("data 149.0"))).isFalse();
        assertThat(datagram.met(ProbeResult.parse("data 150.0"))).isTrue();
        assertThat(datagram.met(SILENT)).isFalse();
        Expectation both = expectation(expected, hello(Port.CONSUL_RPC));
        assertThat(both.met(ProbeResult.parse("data 299.0"))).isFalse();
        assertThat(both.met(ProbeResult.parse("data 300.0"))).isTrue();
        Expectation gossip = expectation(expected, hello(Port.CONSUL_SERF));
        assertThat(gossip.met(ProbeResult.parse("closed 150.0"))).isTrue();
        assertThat(gossip.met(SILENT)).isFalse();
    }

    @Test
    void aLossIsItsShareWithinFourDeviations() {
        Map<ProbeTarget, Expectation> expected = Expectations.of(
                NINE,
                new LinkFault(
                        Partition.oneWay(List.of("consul-0"), List.of("consul-1")), Scope.ALL, new Effect.Loss(30)));

        Expectation share = expectation(expected, datagrams(66));
        assertThat(share.met(ProbeResult.parse("46 answered"))).isTrue();
        assertThat(share.met(ProbeResult.parse("38 answered"))).isTrue();
        assertThat(share.met(ProbeResult.parse("66 answered"))).isFalse();
        assertThat(share.met(ProbeResult.parse("20 answered"))).isFalse();
    }

    @Test
    void wordsThatAreNoResultAreRefused() {
        assertThatThrownBy(() -> ProbeResult.parse("maybe 1.0")).hasMessageContaining("maybe 1.0");
    }

    @Test
    void evenASmallLossIsToldFromNone() {
        Expectation one = only(
                new Effect.Loss(1), ProbeTarget.datagrams("consul-0", NINE.node("consul-1"), Port.CONSUL_SERF, 2000));

        assertThat(one.met(ProbeResult.parse("1980 answered"))).isTrue();
        assertThat(one.met(ProbeResult.parse("2000 answered"))).isFalse();
    }

    @Test
    void aLatencyShowsEvenWhereItVariesByAsMuch() {
        Expectation slow =
                only(new Effect.Latency(Duration.ofMillis(200), Duration.ofMillis(200)), hello(Port.CONSUL_RPC));

        assertThat(slow.met(ProbeResult.parse("data 100.0"))).isTrue();
        assertThat(slow.met(DATA)).isFalse();
        assertThat(slow.met(SILENT)).isFalse();
    }

    @Test
    void aNarrowLinkTakesItsTimeForALargeHello() {
        Expectation narrow = only(new Effect.Bandwidth(100), hello(Port.CONSUL_SERF, 60_000));

        assertThat(narrow.met(ProbeResult.parse("closed 540.0"))).isTrue();
        assertThat(narrow.met(ProbeResult.parse("closed 500.0"))).isFalse();
    }

    @Test
    void slicesTakeAPauseEach() {
        Expectation sliced = only(new Effect.Slice(100, Duration.ofMillis(10)), hello(Port.CONSUL_RPC, 10_100));

        assertThat(sliced.met(ProbeResult.parse("data 1000.0"))).isTrue();
        assertThat(sliced.met(ProbeResult.parse("data 900.0"))).isFalse();
    }

    @Test
    void aLimitEndsALargerHelloUnanswered() {
        Expectation limited = only(new Effect.LimitData(500), hello(Port.CONSUL_RPC, 2500));

        assertThat(limited.met(CLOSED)).isTrue();
        assertThat(List.of(DATA, REFUSED, SILENT)).noneMatch(limited::met);
    }

    @Test
    void aSlowCloseIsSeenByWhoeverWaitsForTheEnd() {
        Expectation slow = only(
                new Effect.SlowClose(Duration.ofMillis(300)),
                ProbeTarget.goodbye("consul-1", NINE.node("consul-0"), Port.CONSUL_RPC));

        assertThat(slow.met(ProbeResult.parse("closed 301.0"))).isTrue();
        assertThat(slow.met(CLOSED)).isFalse();
    }

    @Test
    void onlyDataIsAnAnswerWhereAgentsGiveSome() {
        assertThat(hello(Port.CONSUL_RPC).arrived(DATA)).isTrue();
        assertThat(hello(Port.CONSUL_RPC).arrived(CLOSED)).isFalse();
        assertThat(hello(Port.CONSUL_SERF).arrived(CLOSED)).isTrue();
        assertThat(List.of(REFUSED, SILENT)).noneMatch(hello(Port.CONSUL_SERF)::arrived);
    }

    @Test
    void theHostIsCutOffFromAgentsByTcp() {
        Partition between = Partition.split(List.of(List.of("host"), List.of("nomad-server-0")));
        Map<ProbeTarget, Expectation> dropped = Expectations.of(NINE, LinkFault.drop(between));
        ProbeTarget consul = ProbeTarget.hello("host", NINE.node("nomad-server-0"), Port.CONSUL_HTTPS, 0);
        ProbeTarget nomad = ProbeTarget.hello("host", NINE.node("nomad-server-0"), Port.NOMAD_HTTPS, 0);

        assertThat(dropped).containsOnlyKeys(consul, nomad);
        assertThat(expectation(dropped, consul).met(SILENT)).isTrue();
        Expectation refused = expectation(Expectations.of(NINE, LinkFault.refuse(between)), nomad);
        // The engine takes what comes to a published port, then finds nobody.
        assertThat(List.of(REFUSED, CLOSED)).allMatch(refused::met);
        assertThat(List.of(DATA, SILENT)).noneMatch(refused::met);
    }

    @Test
    void wordsThatNoLinkCarriesShowNothing() {
        LinkFault nomads = new LinkFault(
                Partition.split(List.of(List.of("consul-0"), List.of("consul-1"))),
                new Scope(Scope.Protocols.BOTH, Scope.Services.NOMAD),
                new Effect.Drop());

        assertThat(LinkProof.unseen(NINE, nomads))
                .hasValueSatisfying(reason -> assertThat(reason).contains("tcp and udp of nomad"));
    }

    /** What one way between two Consul servers shows. */
    private static Expectation only(Effect effect, ProbeTarget target) {
        Partition way = Partition.oneWay(List.of("consul-0"), List.of("consul-1"));
        return expectation(Expectations.of(NINE, new LinkFault(way, Scope.ALL, effect)), target);
    }

    private static ProbeTarget hello(Port port) {
        return hello(port, 0);
    }

    private static ProbeTarget hello(Port port, int bytes) {
        return ProbeTarget.hello("consul-0", NINE.node("consul-1"), port, bytes);
    }

    private static ProbeTarget datagrams(int count) {
        return ProbeTarget.datagrams("consul-0", NINE.node("consul-1"), Port.CONSUL_SERF, count);
    }

    private static Expectation expectation(Map<ProbeTarget, Expectation> expected, ProbeTarget target) {
        assertThat(expected).containsKey(target);
        return requireNonNull(expected.get(target));
    }
}
