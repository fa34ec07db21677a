package io.nonet.chaos.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.TestingCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkControlTest {
    private static final LinkFault SLOW = new LinkFault(
            Partition.oneWay(List.of("consul-0"), List.of("consul-1")),
            Scope.ALL,
            new Effect.Latency(Duration.ofMillis(200), Duration.ZERO));

    @Test
    void aKernelThatDelaysDatagramsIsAskedOnce(@TempDir Path folder) {
        TestingCluster testing = TestingCluster.in(folder);
        LinkControl control = new LinkControl(testing.cluster());

        assertThat(control.asHere(SLOW)).isEqualTo(SLOW);
        assertThat(control.unsupported(SLOW)).isEmpty();

        assertThat(testing.machine("consul-0").commands())
                .containsOnlyOnce("tc qdisc replace dev lo root netem")
                .hasSize(2);
    }
}
