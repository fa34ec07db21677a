package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.junit.NonetCluster;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

/** A cluster beside other containers of Testcontainers. */
@Testcontainers
class NonetClusterIT {
    @Container
    static final NonetCluster NONET = NonetCluster.of(SmallTopology.WITHOUT_CLIENTS);

    @Test
    void isReadyWhenTheTestBegins() {
        assertThat(NONET.cluster().readiness().problems()).isEmpty();
    }

    @Test
    void isTheSameForAllTestsOfAClass() {
        NONET.cluster().consul().kv().put("key", "value");

        assertThat(NONET.cluster().consul().kv().get("key")).isPresent();
    }
}
