package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.topology.Versions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentBinariesTest {
    private final List<String> copied = new ArrayList<>();

    @TempDir
    private Path cache;

    @Test
    void programsAreCopiedOnceForEachPairOfVersions() {
        AgentBinaries binaries = new AgentBinaries(cache, this::copy);

        Path folder = binaries.folder(Versions.DEFAULT);
        assertThat(binaries.folder(Versions.DEFAULT)).isEqualTo(folder);

        assertThat(folder).isEqualTo(cache.resolve("consul-1.14.3-nomad-1.4.3"));
        assertThat(folder.resolve("consul")).isExecutable();
        assertThat(folder.resolve("nomad")).isExecutable();
        assertThat(copied).containsExactly("/opt/consul/1.14.3/consul", "/opt/nomad/1.4.3/nomad");
    }

    private void copy(Versions versions, String path, Path target) {
        copied.add(path);
        try {
            Files.createDirectories(target.getParent());
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
