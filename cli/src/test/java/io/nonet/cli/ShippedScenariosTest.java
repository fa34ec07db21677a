package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.junit.ScenarioDescription;
import io.nonet.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ShippedScenariosTest {
    private final ShippedScenarios shipped = ShippedScenarios.find();

    @Test
    void findsThemAndWhatTheyNeed() {
        assertThat(shipped.names()).contains("leader-election", "node-drain").isSorted();
        assertThat(shipped.named("bridge").map(ScenarioDescription::needs)).contains("5 consul-server, 5 nomad-server");
        assertThat(shipped.named("rolling-upgrade").map(ScenarioDescription::needs))
                .contains("3 consul-server, 3 nomad-server, 3 nomad-client of Consul 1.13.9 and Nomad 1.4.3;"
                        + " for each test its own");
    }

    @Test
    void sayWhyAClusterIsNotForThem() {
        Topology nine = Topology.builder().name("mine").build();

        assertThatCode(() -> shipped.named("node-drain").orElseThrow().requireFit(nine))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> shipped.named("bridge").orElseThrow().requireFit(nine))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageStartingWith("Cluster mine is not what scenario bridge asks for:")
                .hasMessageContaining("it has no consul-3, consul-4, nomad-server-3, nomad-server-4")
                .hasMessageContaining("it has nomad-client-0, nomad-client-1, nomad-client-2 besides");
        assertThatThrownBy(() -> shipped.named("rolling-upgrade").orElseThrow().requireFit(nine))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("Cluster mine is yours, and scenario rolling-upgrade needs one for itself.");
    }

    @Test
    void nineNodesServeThoseThatAskForAServerOfEachKind() {
        Topology nine = Topology.builder().name("mine").build();

        for (String name : List.of("batch", "batch-under-fault", "disconnected-client")) {
            ScenarioDescription scenario = shipped.named(name).orElseThrow();
            assertThat(scenario.needs()).isEqualTo("1 consul-server, 1 nomad-server, 3 nomad-client; or more servers");
            assertThatCode(() -> scenario.requireFit(nine)).doesNotThrowAnyException();
        }
    }

    @Test
    void theGuideForThoseWhoComeFromKubernetesNamesShippedOnes() throws IOException {
        List<String> shownBy = Files.readAllLines(Path.of("../docs/from-kubernetes.md")).stream()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(row -> row.split("\\|")[4])
                .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
                .map(name -> name.group(1))
                .toList();

        assertThat(shownBy).hasSizeGreaterThan(20);
        assertThat(shipped.names()).containsAll(shownBy);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThat(shipped.named("nod-drain")).isEmpty();
        assertThat(shipped.unknown("nod-drain"))
                .startsWith("there is no scenario 'nod-drain'; did you mean node-drain?")
                .contains("leader-election, ", "ring");
        assertThat(shipped.unknown("elephants")).doesNotContain("did you mean");
    }
}
