package io.nonet.chaos.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinkProofTest {
    @Test
    void anAttemptIsWaitedForAsLongAsItMayTake() {
        assertThat(LinkProof.patience(new Effect.Latency(Duration.ofSeconds(3), Duration.ofSeconds(1))))
                .isGreaterThan(Duration.ofSeconds(8));
        assertThat(LinkProof.patience(new Effect.SlowClose(Duration.ofMinutes(1))))
                .isGreaterThan(Duration.ofMinutes(1));
    }
}
