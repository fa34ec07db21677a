package io.nonet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFileTest {
    @TempDir
    private Path folder;

    @Test
    void isGoneUnlessItBecameAnother() throws IOException {
        Path target = folder.resolve("below/target");
        try (UnfinishedFile left = UnfinishedFile.in(folder.resolve("below"));
                UnfinishedFile finished = UnfinishedFile.in(folder.resolve("below"))) {
            assertThat(left.path()).exists();
            Files.writeString(finished.path(), "whole");
            finished.become(target);
        }
        assertThat(target).hasContent("whole");
        assertThat(folder.resolve("below")).isDirectoryContaining(target::equals);
        assertThat(folder.resolve("below")).isDirectoryNotContaining("glob:**.part-*");
    }

    @Test
    void theNextRemovesWhatKilledProcessesLeft() throws IOException {
        Path old = file(".part-1", Duration.ofHours(2));
        Path written = file(".part-2", Duration.ofMinutes(30));
        Path other = file("archive", Duration.ofHours(2));
        UnfinishedFile.in(folder).close();
        assertThat(old).doesNotExist();
        assertThat(written).exists();
        assertThat(other).exists();
    }

    private Path file(String name, Duration age) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        Instant made = Files.getLastModifiedTime(file).toInstant();
        return Files.setLastModifiedTime(file, FileTime.from(made.minus(age)));
    }
}
