package io.nonet.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.nonet.observe.Verdict;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceTest {
    private static final Place ISLAND = new Place("island", Set.of(Capability.PUBLISHED_PORTS));

    @Test
    void saysWhatThereIsNot() {
        assertThat(ISLAND.lacks()).containsExactly(Capability.CONTAINERS_BESIDE, Capability.LOGS_WITHOUT_POWER);
    }

    @Test
    void whoNeedsWhatThereIsNotIsUnsupported() {
        assertThatExceptionOfType(EnvironmentUnusableException.class)
                .isThrownBy(() -> ISLAND.require(Capability.CONTAINERS_BESIDE))
                .withMessageContaining("on island: containers beside the cluster")
                .matches(unusable -> unusable.verdict() == Verdict.UNSUPPORTED);
    }

    @Test
    void whoNeedsWhatThereIsGoesOn() {
        assertThatNoException().isThrownBy(() -> ISLAND.require(Capability.PUBLISHED_PORTS));
    }
}
