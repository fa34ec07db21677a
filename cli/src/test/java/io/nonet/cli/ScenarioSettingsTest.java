package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.Keep;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScenarioSettingsTest {
    private final Properties before = (Properties) System.getProperties().clone();

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void aJobFileBelongsToItsScenarioAloneAndIsQuoted() {
        new ScenarioSettings(
                        Optional.of("mine"), Optional.of(7L), Optional.of(Path.of("/my jobs/it's.nomad")), Keep.NEVER)
                .apply(Path.of("/work"));

        assertThat(System.getProperty("nonet.repeat"))
                .isEqualTo("./nonet scenario run {scenario} --seed {seed} --cluster mine");
        assertThat(System.getProperty("nonet.repeat.own-job"))
                .isEqualTo(
                        "./nonet scenario run {scenario} --seed {seed} --cluster mine --job '/my jobs/it'\\''s.nomad'");
        assertThat(System.getProperty("nonet.job")).isEqualTo("/my jobs/it's.nomad");
    }

    @Test
    void withoutAJobFileAllScenariosAreRepeatedAlike() {
        new ScenarioSettings(Optional.empty(), Optional.empty(), Optional.empty(), Keep.ON_FAILURE)
                .apply(Path.of("/work"));

        assertThat(System.getProperty("nonet.repeat")).isEqualTo("./nonet scenario run {scenario} --seed {seed}");
        assertThat(System.getProperty("nonet.repeat.own-job")).isNull();
    }
}
