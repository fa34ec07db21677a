package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaysFileTest {
    private static final URI CONSUL = URI.create("https://127.0.0.1:1000");
    private static final URI NOMAD = URI.create("https://127.0.0.1:1001");

    @TempDir
    private Path folder;

    @Test
    void tellsOfTheWaysOfALivingProcess() throws Exception {
        WaysFile file = new WaysFile(folder.resolve("consul-0.json"));

        file.write(CONSUL, Optional.of(NOMAD));

        assertThat(file.read()).hasValueSatisfying(held -> {
            assertThat(held.consul()).isEqualTo(CONSUL);
            assertThat(held.nomad()).contains(NOMAD);
            assertThat(held.lives()).isTrue();
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void processThatHasTheSameNumberByChanceHoldsNothing() {
        WaysFile file = new WaysFile(folder.resolve("consul-0.json"));
        file.write(CONSUL, Optional.empty());
        WaysFile.Held told = file.read().orElseThrow();

        WaysFile.Held earlier =
                new WaysFile.Held(told.process(), told.started().minusSeconds(60), CONSUL, Optional.empty());

        assertThat(told.nomad()).isEmpty();
        assertThat(earlier.lives()).isFalse();
    }

    @Test
    void processThatEndedHoldsNothing() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(new WaysFile.Held(ended.pid(), WaysFile.startOf(ended.toHandle()), CONSUL, Optional.empty()).lives())
                .isFalse();
    }

    @Test
    void fileThatTellsNothingIsNone() throws Exception {
        WaysFile file = new WaysFile(folder.resolve("consul-0.json"));
        assertThat(file.read()).isEmpty();
        for (String text :
                new String[] {"", "{", "[]", "{\"process\":1}", "{\"process\":1,\"started\":\"x\",\"consul\":\"\"}"}) {
            Files.writeString(file.path(), text);
            assertThat(file.read()).as(text).isEmpty();
        }
    }
}
