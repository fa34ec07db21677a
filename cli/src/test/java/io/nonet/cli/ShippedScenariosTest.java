package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.junit.ScenarioDescription;
import org.junit.jupiter.api.Test;

class ShippedScenariosTest {
    private final ShippedScenarios shipped = ShippedScenarios.find();

    @Test
    void findsThemAndWhatTheyNeed() {
        assertThat(shipped.names()).contains("leader-election", "node-drain").isSorted();
        assertThat(shipped.named("bridge").map(ScenarioDescription::needs)).contains("5 consul-server, 5 nomad-server");
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
