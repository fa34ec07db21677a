package io.nonet.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nonet.cluster.Keep;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class RunSettingsTest {
    private final Properties properties = new Properties();

    @Test
    void hasDefaultsForEverything() {
        RunSettings settings = RunSettings.of(properties);

        assertThat(settings.runs()).isEqualTo(Path.of("runs").toAbsolutePath());
        assertThat(settings.workingDirectory()).isEqualTo(Path.of("").toAbsolutePath());
        assertThat(settings.keep()).isEmpty();
        assertThat(settings.cluster()).isEmpty();
        assertThat(settings.seed()).isEmpty();
        assertThat(settings.ryuk()).isTrue();
        assertThat(settings.commandFor(String.class, "works", 7))
                .isEqualTo("mvn -B test -Dtest=java.lang.String#works -Dnonet.seed=7");
    }

    @Test
    void takesWhatTheCallerSays() {
        properties.setProperty("nonet.runs", "/somewhere/records");
        properties.setProperty("nonet.keep", "on-failure");
        properties.setProperty("nonet.repeat", "make test ONLY={test}");
        properties.setProperty("nonet.cluster", "mine");
        properties.setProperty("nonet.seed", "-42");
        properties.setProperty("nonet.ryuk", "false");
        RunSettings settings = RunSettings.of(properties);

        assertThat(settings.runs()).isEqualTo(Path.of("/somewhere/records"));
        assertThat(settings.workingDirectory()).isEqualTo(Path.of("/somewhere"));
        assertThat(settings.keep()).contains(Keep.ON_FAILURE);
        assertThat(settings.commandFor(String.class, "works", 7)).isEqualTo("make test ONLY=java.lang.String#works");
        assertThat(settings.cluster()).contains("mine");
        assertThat(settings.seed()).contains(-42L);
        assertThat(settings.ryuk()).isFalse();
    }

    @Test
    void quotesTheNameOfANestedClass() {
        assertThat(RunSettings.of(properties).commandFor(Map.Entry.class, "works", 7))
                .isEqualTo("mvn -B test -Dtest='java.util.Map$Entry#works' -Dnonet.seed=7");
    }

    @Test
    void repeatsAScenarioByItsName() {
        properties.setProperty("nonet.repeat", "./nonet scenario run {scenario} --seed {seed}");

        assertThat(RunSettings.of(properties).commandFor(SomeScenario.class, "works", 7))
                .isEqualTo("./nonet scenario run some-name --seed 7");
    }

    @Test
    void repeatsAScenarioThatHasACommandOfItsOwnByThat() {
        properties.setProperty("nonet.repeat", "./nonet scenario run {scenario} --seed {seed}");
        properties.setProperty("nonet.repeat.some-name", "./nonet scenario run {scenario} --seed {seed} --job x");
        RunSettings settings = RunSettings.of(properties);

        assertThat(settings.commandFor(SomeScenario.class, "works", 7))
                .isEqualTo("./nonet scenario run some-name --seed 7 --job x");
        assertThat(settings.commandFor(String.class, "works", 7)).doesNotContain("--job");
    }

    @Test
    void rejectsASeedThatIsNoNumber() {
        properties.setProperty("nonet.seed", "seven");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunSettings.of(properties))
                .withMessageContainingAll("nonet.seed", "seven");
    }

    @Test
    void rejectsAnUnknownWordForKeepAndListsTheKnownOnes() {
        properties.setProperty("nonet.keep", "sometimes");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunSettings.of(properties))
                .withMessageContainingAll("nonet.keep", "always, on-failure, never", "sometimes");
    }

    @Scenario(name = "some-name", summary = "Shows something.", typicalSeconds = 1)
    private static final class SomeScenario {}
}
