package io.nonet.digitalocean.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.EnvironmentUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorKeyTest {
    @TempDir
    private Path folder;

    @Test
    void isReadAsItWasWrittenByItsOwnerAlone() throws IOException {
        OperatorKey key = OperatorKey.generate();
        Path file = folder.resolve("ssh-key");
        key.write(file);
        assertThat(OperatorKey.read(file).publicLine())
                .isEqualTo(key.publicLine())
                .startsWith("ssh-rsa AAAA");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
    }

    @Test
    void tellsNothingOfThePrivateHalf() {
        OperatorKey key = OperatorKey.generate();
        assertThat(key).hasToString(key.publicLine());
    }

    @Test
    void saysWhichFileIsAbsentOrNoKey() throws IOException {
        Path file = folder.resolve("ssh-key");
        assertThatThrownBy(() -> OperatorKey.read(file))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining(file + " is absent");
        Files.writeString(file, "nothing");
        assertThatThrownBy(() -> OperatorKey.read(file))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining(file.toString());
    }
}
