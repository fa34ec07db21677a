package io.nonet.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nonet.cluster.Keep;
import java.nio.file.Path;
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
        assertThat(settings.commandFor("io.example.SomeTest#works"))
                .isEqualTo("mvn -B test -Dtest=io.example.SomeTest#works");
    }

    @Test
    void takesWhatTheCallerSays() {
        properties.setProperty("nonet.runs", "/somewhere/records");
        properties.setProperty("nonet.keep", "on-failure");
        properties.setProperty("nonet.repeat", "make test ONLY={test}");
        RunSettings settings = RunSettings.of(properties);

        assertThat(settings.runs()).isEqualTo(Path.of("/somewhere/records"));
        assertThat(settings.workingDirectory()).isEqualTo(Path.of("/somewhere"));
        assertThat(settings.keep()).contains(Keep.ON_FAILURE);
        assertThat(settings.commandFor("SomeTest")).isEqualTo("make test ONLY=SomeTest");
    }

    @Test
    void quotesTheNameOfANestedClass() {
        assertThat(RunSettings.of(properties).commandFor("Outer$Inner#works"))
                .isEqualTo("mvn -B test -Dtest='Outer$Inner#works'");
    }

    @Test
    void rejectsAnUnknownWordForKeepAndListsTheKnownOnes() {
        properties.setProperty("nonet.keep", "sometimes");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunSettings.of(properties))
                .withMessageContainingAll("nonet.keep", "always, on-failure, never", "sometimes");
    }
}
