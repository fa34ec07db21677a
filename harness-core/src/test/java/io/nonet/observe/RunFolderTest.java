package io.nonet.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00.120Z"), ZoneOffset.UTC);

    @TempDir
    Path work;

    Path runs;

    @BeforeEach
    void setRuns() {
        runs = work.resolve("runs");
    }

    @Test
    void isNamedByTimeAndRun() {
        RunFolder folder = RunFolder.create(runs, "leader-election", NOON);
        assertThat(folder.runId()).isEqualTo("20260301T120000.120Z-leader-election");
        assertThat(folder.path()).isEqualTo(runs.resolve(folder.runId())).isDirectory();
        assertThat(folder.runFile()).isEqualTo(folder.path().resolve("run.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "'../../etc/passwd', etc-passwd",
        "'a b/c\\d:e', a-b-c-d-e",
        "'Größe', Gr-e",
        "'..', run",
        "'', run",
        "'v1.2_x', v1.2_x"
    })
    void makesAnyNameAFolderName(String name, String expected) {
        RunFolder folder = RunFolder.create(runs, name, NOON);
        assertThat(folder.runId()).isEqualTo("20260301T120000.120Z-" + expected);
        assertThat(folder.path()).hasParent(runs);
    }

    @Test
    void shortensALongName() {
        assertThat(RunFolder.create(runs, "x".repeat(5000), NOON).runId()).hasSizeLessThan(110);
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        RunFolder folder = RunFolder.create(runs, "a", NOON);
        Path log = folder.attach("logs/consul-0/consul.log", "text");
        assertThat(rights(folder.path())).isEqualTo("rwx------");
        assertThat(rights(log.getParent())).isEqualTo("rwx------");
        assertThat(rights(log)).isEqualTo("rw-------");
    }

    @Test
    void givesRunsOfTheSameInstantFoldersOfTheirOwn() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<RunFolder> create = () -> RunFolder.create(runs, "a", NOON);
            Set<Path> folders = new HashSet<>();
            for (Future<RunFolder> folder : threads.invokeAll(Collections.nCopies(20, create))) {
                folders.add(folder.get().path());
            }
            assertThat(folders).hasSize(20).allSatisfy(folder -> assertThat(folder)
                    .isDirectory());
            assertThat(RunFolder.latest(runs))
                    .hasValueSatisfying(latest -> assertThat(folders).contains(latest));
            assertThat(names(runs)).hasSize(21).contains("latest");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void linksToTheNewest() throws IOException {
        RunFolder.create(runs, "a", NOON);
        RunFolder second = RunFolder.create(runs, "b", Clock.offset(NOON, Duration.ofSeconds(1)));
        Path latest = runs.resolve("latest");
        assertThat(latest).isSymbolicLink();
        // Relative, so that the folder of all runs can be moved or packed.
        assertThat(Files.readSymbolicLink(latest)).isEqualTo(Path.of(second.runId()));
        assertThat(RunFolder.latest(runs)).contains(second.path().toRealPath());
        assertThat(names(runs)).noneMatch(name -> name.startsWith("."));
    }

    @Test
    void namesTheNewestInATextFileWhereThereAreNoLinks() throws IOException {
        RunFolder first = RunFolder.create(runs, "a", NOON);
        RunFolder second = RunFolder.create(runs, "b", NOON);
        for (RunFolder folder : List.of(first, second)) {
            LatestRun.set(runs, folder.path(), (link, target) -> {
                throw new UnsupportedOperationException();
            });
            assertThat(runs.resolve("latest")).isRegularFile().hasContent(folder.runId());
            assertThat(RunFolder.latest(runs)).contains(folder.path());
        }
    }

    @Test
    void hasNoNewestWhereNothingRan() {
        assertThat(RunFolder.latest(runs)).isEmpty();
    }

    @Test
    void hasNoNewestWhenItWasDeleted() throws IOException {
        Files.delete(RunFolder.create(runs, "a", NOON).path());
        assertThat(RunFolder.latest(runs)).isEmpty();
    }

    @Test
    void attachesWithoutSecrets() {
        RunFolder folder = RunFolder.create(runs, "a", NOON);
        String key = "-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n";
        assertThat(folder.attach("a.txt", "key " + key)).hasContent("key [redacted private key]\n");
        assertThat(folder.attach("a.txt", "gossip s3cret", Redaction.of(List.of("s3cret"))))
                .hasContent("gossip [redacted]");
    }

    @Test
    void attachesWhatIsNoTextAsItIs() {
        RunFolder folder = RunFolder.create(runs, "a", NOON);
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff};
        assertThat(folder.attach("screenshots/a.png", picture))
                .hasBinaryContent(picture)
                .isEqualTo(folder.path().resolve("screenshots/a.png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../b.txt", "/etc/b.txt", "logs/../../b.txt", "", ".", "run.json", "logs/../run.json"})
    void attachesInsideTheFolderOnlyAndNeverOverTheRunFile(String path) {
        RunFolder folder = RunFolder.create(runs, "a", NOON);
        assertThatThrownBy(() -> folder.attach(path, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[" + path + "]");
    }

    @Test
    void dropsAllButTheRunFile() throws IOException {
        RunFolder folder = withArtefacts();
        folder.discard();
        assertThat(names(folder.path())).containsExactly("run.json");
        assertThat(work.resolve("outside")).isNotEmptyDirectory();
        folder.discard();
        assertThat(RunFolder.latest(runs)).isPresent();
    }

    @Test
    void dropsNothingWhenAskedToKeep() throws IOException {
        RunFolder folder = withArtefacts();
        folder.keep();
        folder.discard();
        assertThat(names(folder.path())).containsExactlyInAnyOrder("run.json", "logs", "state.json", "link");
    }

    @Test
    void saysWhichFolderItCouldNotCreate() throws IOException {
        Files.writeString(runs, "a file");
        assertThatThrownBy(() -> RunFolder.create(runs, "a", NOON))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining(runs.toString());
    }

    private RunFolder withArtefacts() throws IOException {
        RunFolder folder = RunFolder.create(runs, "a", NOON);
        RunFile.create(folder.runFile()).close();
        folder.attach("logs/consul-0/consul.log", "text");
        folder.attach("state.json", "{}");
        Files.createDirectories(work.resolve("outside/inner"));
        Files.createSymbolicLink(folder.path().resolve("link"), work.resolve("outside"));
        return folder;
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
