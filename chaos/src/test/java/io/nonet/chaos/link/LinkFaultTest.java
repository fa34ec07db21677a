package io.nonet.chaos.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkFaultTest {
    private static final Partition WAY = Partition.oneWay(List.of("consul-0"), List.of("consul-1"));

    @Test
    void datagramsAreNotSlowedDownAndThatIsSaid() {
        Effect slow = new Effect.Latency(Duration.ofMillis(200), Duration.ZERO);

        assertThat(new LinkFault(WAY, new Scope(Scope.Protocols.UDP, Scope.Services.ALL), slow).unsupported())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("Datagrams know no latency here")
                        .contains("netem"));
        assertThat(new LinkFault(WAY, Scope.ALL, slow).unsupported()).isEmpty();
    }
}
