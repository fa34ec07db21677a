package io.nonet.scenarios.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.Allocation.DeploymentHealth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverlapTest {
    private static final Allocation FIRST = allocation("web[0]", "a", "run", "running", false);
    private static final Allocation SECOND = allocation("web[1]", "a", "run", "running", false);

    @Test
    void differentNamesDoNotOverlap() {
        assertThat(Overlap.among(List.of(FIRST, SECOND), false)).isEmpty();
        assertThat(Overlap.among(List.of(), false)).isEmpty();
    }

    @Test
    void twoOfOneNameDo() {
        Allocation again = allocation("web[0]", "b", "run", "running", false);

        assertThat(Overlap.among(List.of(FIRST, SECOND, again), false)).containsExactly(FIRST, again);
    }

    @Test
    void whatEndsOrHasEndedDoesNot() {
        assertThat(Overlap.among(
                        List.of(
                                FIRST,
                                allocation("web[0]", "b", "stop", "running", false),
                                allocation("web[0]", "b", "run", "failed", false)),
                        false))
                .isEmpty();
    }

    @Test
    void aCanaryDoesNot() {
        assertThat(Overlap.among(List.of(FIRST, allocation("web[0]", "b", "run", "running", true)), false))
                .isEmpty();
    }

    @Test
    void ofSystemJobsThereIsOneOnEachNode() {
        Allocation elsewhere = allocation("web[0]", "b", "run", "running", false);
        Allocation besides = allocation("web[0]", "b", "run", "running", false);

        assertThat(Overlap.among(List.of(FIRST, elsewhere), true)).isEmpty();
        assertThat(Overlap.among(List.of(FIRST, elsewhere, besides), true)).containsExactly(elsewhere, besides);
    }

    private static Allocation allocation(String name, String node, String desired, String client, boolean canary) {
        @Nullable DeploymentHealth health = canary ? new DeploymentHealth(null, true) : null;
        return new Allocation(
                "id", "", name, node, node, "web", 0L, "web", desired, "", client, "", Map.of(), health, "", "", "", "",
                null, null, null, 0, 0, 0);
    }
}
