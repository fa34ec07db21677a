package io.nonet.chaos.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkFaultTest {
    private static final Partition WAY = Partition.oneWay(List.of("consul-0"), List.of("consul-1"));

    private static final Scope UDP = new Scope(Scope.Protocols.UDP, Scope.Services.ALL);

    @Test
    void datagramsHaveNoRateAndThatIsSaid() {
        assertThat(new LinkFault(WAY, UDP, new Effect.Bandwidth(10)).unsupported())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("Datagrams know no bandwidth here")
                        .contains("netem"));
        assertThat(new LinkFault(WAY, Scope.ALL, new Effect.Bandwidth(10)).unsupported())
                .isEmpty();
    }

    @Test
    void aLatencyOfBothProtocolsCanBeOneOfTcp() {
        LinkFault slow = new LinkFault(WAY, Scope.ALL, new Effect.Latency(Duration.ofMillis(200), Duration.ZERO));

        assertThat(slow.delaysUdp()).isTrue();
        assertThat(slow.losesUdp()).isFalse();
        assertThat(slow.withoutUdp().delaysUdp()).isFalse();
        assertThat(slow.withoutUdp().hitsTcp()).isTrue();
    }
}
