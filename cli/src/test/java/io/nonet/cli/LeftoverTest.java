package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.Lease;
import io.nonet.cluster.Owner;
import io.nonet.cluster.ProvisionedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeftoverTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Owner OWNER = new Owner("host", 42, 7);
    private static final boolean COMPLETE = true;
    private static final boolean PARTIAL = false;
    private static final boolean DETACHED = true;
    private static final boolean ATTACHED = false;
    private static final boolean ALIVE = true;
    private static final boolean ENDED = false;

    @Test
    void expiredClusterIsOneWhoeverOwnsIt() {
        assertThat(reason(lease(DETACHED, Duration.ofHours(-2)), COMPLETE, ALIVE))
                .contains("it expired 2 h 0 min ago");
        assertThat(reason(lease(ATTACHED, Duration.ZERO), PARTIAL, ALIVE)).isPresent();
    }

    @Test
    void launchThatWasCutOffIsOne() {
        assertThat(reason(lease(DETACHED, Duration.ofHours(2)), PARTIAL, ENDED))
                .hasValueSatisfying(text -> assertThat(text).contains("not finished", "process 42"));
    }

    @Test
    void launchUnderWayIsNone() {
        assertThat(reason(lease(DETACHED, Duration.ofHours(2)), PARTIAL, ALIVE)).isEmpty();
    }

    @Test
    void detachedClusterOutlivesItsOwner() {
        assertThat(reason(lease(DETACHED, Duration.ofHours(2)), COMPLETE, ENDED))
                .isEmpty();
    }

    @Test
    void clusterOfATestRunEndsWithIt() {
        assertThat(reason(lease(ATTACHED, Duration.ofHours(2)), COMPLETE, ENDED))
                .isPresent();
        assertThat(reason(lease(ATTACHED, Duration.ofHours(2)), COMPLETE, ALIVE))
                .isEmpty();
    }

    @Test
    void partsThatTellNothingAreOneUnlessTheyAreComplete() {
        assertThat(reason(Optional.empty(), PARTIAL, ENDED)).isPresent();
        assertThat(reason(Optional.empty(), COMPLETE, ENDED)).isEmpty();
    }

    private static Optional<Lease> lease(boolean detached, Duration left) {
        return Optional.of(new Lease("run", OWNER, detached, NOW.plus(left), Path.of("/w/.nonet/x")));
    }

    private static Optional<String> reason(Optional<Lease> lease, boolean complete, boolean alive) {
        var cluster = new ProvisionedCluster("x", Optional.empty(), lease, List.of(), complete);
        return Leftover.reason(cluster, NOW, owner -> alive && owner.equals(OWNER));
    }
}
