package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.junit.ScenarioDescription;
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
