package io.nonet.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LongestGapTest {
    @Test
    void theTimeBeforeTheFirstLookCountsAndNoneIsAddedUp() {
        LongestGap gap = new LongestGap(Duration.ofSeconds(5).toNanos());
        assertThat(gap.longest()).isZero();

        gap.saw(Duration.ofSeconds(9).toNanos());
        gap.saw(Duration.ofSeconds(11).toNanos());
        gap.saw(Duration.ofSeconds(12).toNanos());

        assertThat(gap.longest()).isEqualTo(Duration.ofSeconds(4));
    }
}
