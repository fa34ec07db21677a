package io.nonet.scenarios.assertions;

import static io.nonet.scenarios.assertions.NonetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterAssertTest {
    @Test
    void aClusterWithoutProblemsIsHealthy(@TempDir Path folder) {
        try (TestingCluster agents = new TestingCluster(folder)) {
            new ClusterAssert(agents.cluster(), cluster -> List.of()).isHealthy();
        }
    }

    @Test
    void eachProblemIsListed(@TempDir Path folder) {
        try (TestingCluster agents = new TestingCluster(folder)) {
            assertThatThrownBy(() -> new ClusterAssert(
                                    agents.cluster(), cluster -> List.of("80 % voters", "a draining client"))
                            .isHealthy())
                    .isInstanceOf(AssertionError.class)
                    .hasMessage(
                            "Expected cluster nonet to be healthy, but was not:%n  - 80 %% voters%n  - a draining client"
                                    .formatted());
        }
    }

    @Test
    void problemsAreThoseOfItsReadiness(@TempDir Path folder) {
        try (TestingCluster agents = new TestingCluster(folder)) {
            assertThatThrownBy(() -> assertThat(agents.cluster()).isHealthy())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Consul")
                    .hasMessageContaining("Nomad")
                    .hasMessageContaining("No cluster leader");
        }
    }
}
