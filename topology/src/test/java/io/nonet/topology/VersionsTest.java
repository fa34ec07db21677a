package io.nonet.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {
    @Test
    void defaultsAreWhatTheImageIsBuiltOf() throws IOException {
        Path images = Path.of("../images");

        assertThat(Files.readAllLines(images.resolve("versions.env")))
                .contains("CONSUL_VERSION=" + Versions.DEFAULT.consul(), "NOMAD_VERSION=" + Versions.DEFAULT.nomad());
        assertThat(Files.readString(images.resolve("go/consul/go.mod")))
                .contains("github.com/hashicorp/consul v" + Versions.DEFAULT.consul());
        assertThat(Files.readString(images.resolve("go/nomad/go.mod")))
                .contains("github.com/hashicorp/nomad v" + Versions.DEFAULT.nomad());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1.14", "v1.14.3", "1.14.3.1", "01.1.1", "1.14.x", "1.14.3 ", "1.14.3;id", "1.1.999999"
            })
    void rejectsWhatIsNoSemanticVersion(String version) {
        assertThatThrownBy(() -> new Versions(version, "1.4.3"))
                .isInstanceOf(TopologyException.class)
                .hasMessage("versions.consul: expected a version such as 1.14.3, found \"" + version + "\"");
        assertThatThrownBy(() -> new Versions("1.14.3", version))
                .isInstanceOf(TopologyException.class)
                .hasMessageStartingWith("versions.nomad: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0", "1.14.3", "10.20.30", "1.15.0-beta1", "1.14.3+ent", "1.14.3-rc.1+ent.hsm"})
    void acceptsSemanticVersions(String version) {
        assertThat(new Versions(version, version).consul()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({
        "1.13.9,false",
        "1.14.0,true",
        "1.14.3-rc1,true",
        "1.15.0,true",
        "1.9.0,false",
        "2.0.0,true",
        "0.99.0,false"
    })
    void comparesConsulByNumbersNotByLetters(String consul, boolean atLeast) {
        assertThat(new Versions(consul, "1.4.3").consulAtLeast(1, 14)).isEqualTo(atLeast);
    }

    @Test
    void defaultIsThePairThatTheImageIsBuiltWith() {
        assertThat(Versions.DEFAULT).isEqualTo(new Versions("1.14.3", "1.4.3"));
    }
}
