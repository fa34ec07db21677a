package io.nonet.chaos.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.topology.Port;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherFaultsTest {
    private static final Topology NINE = Topology.nineNodes();
    private static final ProbeTarget RPC = ProbeTarget.hello("consul-0", NINE.node("consul-1"), Port.CONSUL_RPC, 0);
    private static final ProbeTarget GOSSIP =
            ProbeTarget.datagrams("consul-0", NINE.node("consul-1"), Port.CONSUL_SERF, 3);
    private static final Partition BOTH = Partition.split(List.of(List.of("consul-0"), List.of("consul-1")));
    private static final Effect SLOW = new Effect.Latency(Duration.ofMillis(200), Duration.ZERO);

    @Test
    void aFaultOfOneProtocolLeavesTheOther() {
        OtherFaults tcp = other(Scope.Protocols.TCP, Scope.Services.ALL, new Effect.Drop());

        assertThat(tcp.hit(RPC)).isTrue();
        assertThat(tcp.hit(GOSSIP)).isFalse();
        assertThat(other(Scope.Protocols.BOTH, Scope.Services.ALL, new Effect.Bandwidth(10))
                        .hit(GOSSIP))
                .isFalse();
    }

    @Test
    void aFaultOfOneServiceLeavesTheOther() {
        assertThat(other(Scope.Protocols.BOTH, Scope.Services.NOMAD, new Effect.Drop())
                        .hit(RPC))
                .isFalse();
        assertThat(other(Scope.Protocols.BOTH, Scope.Services.CONSUL, new Effect.Drop())
                        .hit(RPC))
                .isTrue();
    }

    @Test
    void aConnectionNeedsBothWaysAndADatagramOne() {
        OtherFaults back =
                OtherFaults.of(List.of(LinkFault.drop(Partition.oneWay(List.of("consul-1"), List.of("consul-0")))));

        assertThat(back.hit(RPC)).isTrue();
        assertThat(back.hit(GOSSIP)).isFalse();
    }

    @Test
    void whatIsMeasuredDoesNotShowOnACutLinkAndACutDoes() {
        OtherFaults cut = other(Scope.Protocols.BOTH, Scope.Services.ALL, new Effect.Drop());

        assertThat(cut.hide(SLOW, RPC)).isTrue();
        assertThat(cut.hide(new Effect.Loss(30), GOSSIP)).isTrue();
        assertThat(cut.hide(new Effect.Refuse(), RPC)).isFalse();
        assertThat(other(Scope.Protocols.UDP, Scope.Services.ALL, new Effect.Drop())
                        .hide(SLOW, RPC))
                .isFalse();
    }

    @Test
    void aLossIsNotToldFromTwo() {
        assertThat(other(Scope.Protocols.UDP, Scope.Services.ALL, new Effect.Loss(30))
                        .hide(new Effect.Loss(20), GOSSIP))
                .isTrue();
        assertThat(other(Scope.Protocols.TCP, Scope.Services.ALL, SLOW).hide(SLOW, RPC))
                .isFalse();
    }

    @Test
    void whatAnotherFaultDoesTooIsNoProof() {
        OtherFaults cut = other(Scope.Protocols.BOTH, Scope.Services.ALL, new Effect.Refuse());
        OtherFaults slow = other(Scope.Protocols.TCP, Scope.Services.ALL, SLOW);
        OtherFaults lossy = other(Scope.Protocols.UDP, Scope.Services.ALL, new Effect.Loss(30));

        assertThat(cut.explain(new Effect.Drop(), RPC)).isTrue();
        assertThat(lossy.explain(new Effect.Drop(), GOSSIP)).isTrue();
        assertThat(slow.explain(SLOW, RPC)).isTrue();
        assertThat(slow.explain(new Effect.Bandwidth(10), RPC)).isTrue();

        assertThat(lossy.explain(new Effect.Drop(), RPC)).isFalse();
        assertThat(slow.explain(new Effect.Drop(), RPC)).isFalse();
        assertThat(slow.explain(new Effect.LimitData(100), RPC)).isFalse();
        assertThat(slow.explain(SLOW, GOSSIP)).isFalse();
    }

    private static OtherFaults other(Scope.Protocols protocols, Scope.Services services, Effect effect) {
        return OtherFaults.of(List.of(new LinkFault(BOTH, new Scope(protocols, services), effect)));
    }
}
