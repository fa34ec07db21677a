package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.RunFile;
import io.nonet.observe.TimedObservation;
import io.nonet.observe.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final Instant BEGUN = Instant.parse("2030-01-01T00:00:00Z");

    private final TestingTerminal terminal = TestingTerminal.plain();

    @TempDir
    private Path folder;

    @BeforeEach
    void record() throws IOException {
        run("one", "A-test", 2);
        run("two", "A-test", 3);
        Files.createSymbolicLink(folder.resolve("runs/latest"), Path.of("two"));
    }

    @Test
    void makesThePageOfTheLatestRunAndPrintsItsPathLast() {
        assertThat(nonet("report")).isEqualTo(ExitCode.OK);
        Path page = folder.resolve("runs/two/report.html");
        assertThat(Path.of(terminal.data().strip())).isEqualTo(page);
        assertThat(page).content().startsWith("<!DOCTYPE html>");
    }

    @Test
    void namesARunByItsIdOrByItsPath() {
        assertThat(nonet("report", "one")).isEqualTo(ExitCode.OK);
        assertThat(nonet("report", folder.resolve("runs/one").toString())).isEqualTo(ExitCode.OK);
        assertThat(nonet("report", folder.resolve("runs/one/run.json").toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(terminal.data().lines().distinct())
                .containsExactly(folder.resolve("runs/one/report.html").toString());
    }

    @Test
    void hasNothingButDataOnStandardOutput() {
        assertThat(nonet("report", "--format", "json")).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).startsWith("{").endsWith("}\n");
        assertThat(terminal.said()).isEmpty();
        assertThat(folder.resolve("runs/two/summary.json")).doesNotExist();
    }

    @Test
    void listsTheKnownRunsForOneThatIsMissing() {
        assertThat(nonet("report", "three")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said())
                .contains("There is no run three", "\n  two\n  one\n")
                .doesNotContain("latest");
        assertThat(terminal.data()).isEmpty();
    }

    @Test
    void saysThatThereIsNoRunAtAll() {
        folder = folder.resolve("empty");
        assertThat(nonet("report")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("There is no run latest", "What to do:");
    }

    @Test
    void namesTheFileAndTheBrokenLine() throws IOException {
        Path file = folder.resolve("runs/one/run.json");
        Files.writeString(file, Files.readString(file) + "{\n");
        assertThat(nonet("report", "one")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains(file + ", line 4: expected an observation in JSON");
    }

    @Test
    void namesAVersionThatItDoesNotKnow() throws IOException {
        Path file = folder.resolve("runs/one/run.json");
        Files.writeString(file, Files.readString(file).replace("nonet-run/1", "nonet-run/2"));
        assertThat(nonet("report", "one")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("[nonet-run/1]", "[nonet-run/2]");
    }

    @Test
    void makesAReportOfARunThatIsCutOff() throws IOException {
        Path file = folder.resolve("runs/one/run.json");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 9));
        assertThat(nonet("report", "one")).isEqualTo(ExitCode.OK);
        assertThat(terminal.said()).contains("incomplete", "line 3");
        assertThat(folder.resolve("runs/one/report.html")).content().contains("v-incomplete");
    }

    @Test
    void comparesTwoRunsAndSaysWhatGotSlower() {
        assertThat(nonet("report", "compare", "one", "latest")).isEqualTo(ExitCode.OK);
        assertThat(terminal.data())
                .contains("Slower in B:", "measured election-time: 3 s instead of 2 s")
                .contains("+50 %");
    }

    @Test
    void saysWhichOfTwoRunsIsIncompleteAndLeavesOutHowLongBothTook() throws IOException {
        assertThat(nonet("report", "compare", "one", "two")).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).contains("whole run");
        assertThat(terminal.said()).isEmpty();
        Path file = folder.resolve("runs/two/run.json");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 2));
        TestingTerminal second = TestingTerminal.plain();
        assertThat(nonet(second.terminal(), "report", "compare", "one", "two")).isEqualTo(ExitCode.OK);
        assertThat(second.said()).contains("The run two is incomplete: the run file ends with line 2");
        assertThat(second.data()).doesNotContain("whole run").contains("election-time");
    }

    @Test
    void saysThatTwoRunsAreOfDifferentTests() throws IOException {
        run("other", "Another-test", 3);
        assertThat(nonet("report", "compare", "one", "latest")).isEqualTo(ExitCode.OK);
        assertThat(terminal.said()).isEmpty();
        assertThat(nonet("report", "compare", "one", "other")).isEqualTo(ExitCode.OK);
        assertThat(terminal.said()).contains("These are runs of different tests: A of A-test, B of Another-test.");
    }

    @Test
    void explainsItselfWithoutAWarning() {
        assertThat(nonet("report", "compare", "--help")).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).contains("more than 10 % longer");
        assertThat(terminal.said()).isEmpty();
    }

    @Test
    void doesNotEndWellWhenItsOutputIsLost() {
        PrintStream full = new PrintStream(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        PrintStream errors = new PrintStream(OutputStream.nullOutputStream());
        Terminal lossy = new Terminal(full, errors, false, false);
        assertThat(nonet(lossy, "report", "--format", "json")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(nonet(lossy, "report", "--help")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(nonet(lossy, "report", "three")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void saysWhatToDoAboutAFolderThatTakesNoReport() throws IOException {
        Files.createDirectories(folder.resolve("runs/two/report.html/full"));
        assertThat(nonet("report")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(terminal.said()).contains("report.html can't be written", "What to do:", "--output FILE");
    }

    @Test
    void comparesInJson() {
        assertThat(nonet("report", "compare", "one", "two", "--json")).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).startsWith("{").contains("\"schema\" : \"nonet-comparison/1\"");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(nonet("report", "--format", "pdf")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("html, json, md, junit, open-test-reporting");
        assertThat(nonet("report", "--open", "--format", "md")).isEqualTo(ExitCode.USAGE);
        assertThat(nonet("report", "compare", "one")).isEqualTo(ExitCode.USAGE);
    }

    private void run(String id, String name, double seconds) throws IOException {
        Path run = Files.createDirectories(folder.resolve("runs").resolve(id));
        try (RunFile file = RunFile.create(run.resolve("run.json"))) {
            file.seen(new TimedObservation<>(
                    BEGUN,
                    0,
                    new RunStarted(
                            id,
                            name,
                            BEGUN,
                            Optional.empty(),
                            List.of(),
                            Map.of(),
                            Map.of(),
                            "./nonet scenario run x")));
            file.seen(
                    new TimedObservation<>(BEGUN, 1, new Measurement("election-time", seconds, "s", Optional.empty())));
            file.seen(new TimedObservation<>(BEGUN, 2, new RunFinished(Verdict.PASSED, "every check held")));
        }
    }

    private int nonet(String... arguments) {
        return nonet(terminal.terminal(), arguments);
    }

    private int nonet(Terminal into, String... arguments) {
        Surroundings surroundings = new Surroundings(into, Clock.fixed(BEGUN, ZoneOffset.UTC), folder, Map.of(), () -> {
            throw new EnvironmentUnusableException("No engine.", "Start one.");
        });
        return new Program(surroundings, false).run(arguments);
    }
}
