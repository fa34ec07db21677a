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
        Expectation tcp = expectation(
                expected, new ProbeTarget(NINE.node("consul-0"), NINE.node("consul-1"), Port.CONSUL_RPC, 0));
        assertThat(tcp.met(SILENT)).isTrue();
        assertThat(List.of(DATA, CLOSED, REFUSED)).noneMatch(tcp::met);
        Expectation udp = expectation(
                expected, new ProbeTarget(NINE.node("consul-0"), NINE.node("consul-1"), Port.CONSUL_SERF, 3));
        assertThat(udp.met(ProbeResult.parse("0 answered"))).isTrue();
        assertThat(udp.met(ProbeResult.parse("1 answered"))).isFalse();
    }

    @Test
    void aRefusalIsARefusal() {
        Map<ProbeTarget, Expectation> expected =
                Expectations.of(NINE, LinkFault.refuse(Partition.oneWay(List.of("consul-0"), List.of("consul-1"))));

        assertThat(expected.keySet()).filteredOn(ProbeTarget::tcp).hasSize(2).allMatch(target -> target.from()
                .name()
                .equals("consul-0"));
        Expectation tcp = expectation(
                expected, new ProbeTarget(NINE.node("consul-0"), NINE.node("consul-1"), Port.CONSUL_RPC, 0));
        assertThat(tcp.met(REFUSED)).isTrue();
        assertThat(tcp.met(SILENT)).isFalse();
    }

    @Test
    void aLatencyShowsInEachHalf() {
        Effect latency = new Effect.Latency(Duration.ofMillis(200), Duration.ofMillis(50));
        Map<ProbeTarget, Expectation> expected = Expectations.of(
                NINE,
                new LinkFault(Partition.split(List.of(List.of("consul-0"), List.of("consul-1"))), Scope.ALL, latency));

        assertThat(expected.keySet()).allMatch(ProbeTarget::tcp);
        Expectation both = expectation(
                expected, new ProbeTarget(NINE.node("consul-0"), NINE.node("consul-1"), Port.CONSUL_RPC, 0));
        assertThat(both.met(ProbeResult.parse("data 299.0"))).isFalse();
        assertThat(both.met(ProbeResult.parse("data 300.0"))).isTrue();
        Expectation gossip = expectation(
                expected, new ProbeTarget(NINE.node("consul-0"), NINE.node("consul-1"), Port.CONSUL_SERF, 0));
        assertThat(gossip.met(ProbeResult.parse("closed 150.0"))).isTrue();
        assertThat(gossip.met(SILENT)).isFalse();
    }

    @Test
    void aLossIsItsShareWithinFourDeviations() {
        Map<ProbeTarget, Expectation> expected = Expectations.of(
                NINE,
                new LinkFault(
                        Partition.oneWay(List.of("consul-0"), List.of("consul-1")), Scope.ALL, new Effect.Loss(30)));

        Expectation share = expectation(
                expected, new ProbeTarget(NINE.node("consul-0"), NINE.node("consul-1"), Port.CONSUL_SERF, 200));
        assertThat(share.met(ProbeResult.parse("140 answered"))).isTrue();
        assertThat(share.met(ProbeResult.parse("120 answered"))).isTrue();
        assertThat(share.met(ProbeResult.parse("200 answered"))).isFalse();
        assertThat(share.met(ProbeResult.parse("100 answered"))).isFalse();
    }

    @Test
    void wordsThatAreNoResultAreRefused() {
        assertThatThrownBy(() -> ProbeResult.parse("maybe 1.0")).hasMessageContaining("maybe 1.0");
    }

    private static Expectation expectation(Map<ProbeTarget, Expectation> expected, ProbeTarget target) {
        assertThat(expected).containsKey(target);
        return requireNonNull(expected.get(target));
    }
}
