package io.nonet.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownRunsTest {
    @TempDir
    Path folder;

    @Test
    void theLatestIsWhereTheLinkLeads() throws IOException {
        Path first = run("20260301T120000.000Z-a");
        run("20260301T120001.000Z-b");
        Files.writeString(folder.resolve("latest"), "20260301T120000.000Z-a\n");
        assertThat(known().find("latest")).isEqualTo(first);
    }

    @Test
    void theLatestIsTheOneThatBeganLastWhereNoLinkLeadsToIt() throws IOException {
        run("20260301T120000.000Z-a");
        Path second = run("20260301T120001.000Z-b");
        assertThat(known().find("latest")).isEqualTo(second);
        Files.writeString(folder.resolve("latest"), "a name \0 that there cannot be");
        assertThat(known().find("latest")).isEqualTo(second);
    }

    @Test
    void tellsAFolderWithoutARunFileFromNone() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> known().find("empty"))
                .isInstanceOf(UnknownRunException.class)
                .hasMessageStartingWith("The run empty is there, in " + folder.resolve("empty"))
                .hasMessageContaining("but has no run.json");
        assertThatThrownBy(() -> known().find("none"))
                .hasMessageStartingWith("There is no run none, nor such a file or folder");
    }

    @Test
    void saysSoIfTheLatestHasNoRunFile() throws IOException {
        run("20260301T120000.000Z-a");
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("latest"), "empty");
        assertThatThrownBy(() -> known().find("latest")).hasMessageStartingWith("The run latest is there");
    }

    private KnownRuns known() {
        return new KnownRuns(folder);
    }

    private Path run(String id) throws IOException {
        return Files.writeString(Files.createDirectories(folder.resolve(id)).resolve("run.json"), "");
    }
}
