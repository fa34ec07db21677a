package io.nonet.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.reporting.tooling.core.validator.DefaultValidator;

class RunIndexTest {
    @TempDir
    Path folder;

    @Test
    void leadsToThePageOfEachRunWhateverFailedFirst() throws IOException {
        List<Path> runs = List.of(run("a-passes", Verdict.PASSED), run("b-fails", Verdict.FAILED));
        Path index = RunIndex.write(folder, "all of it", runs).orElseThrow();
        String page = Files.readString(index);
        assertThat(page).contains("1 failed, 1 passed", "<a href=\"a-passes/report.html\">", "v-failed");
        assertThat(page.indexOf("b-fails/report.html")).isLessThan(page.indexOf("a-passes/report.html"));
        assertThat(folder.resolve("b-fails/report.html")).exists();
        assertThat(folder.resolve("junit.xml")).content().contains("failures=\"1\"");
        assertThat(folder.resolve("summary.md")).content().contains("1 failed, 1 passed");
        assertThat(folder.resolve("summary.json")).content().contains("nonet-summaries/1");
    }

    @Test
    void namesARunThatCannotBeReadAndGoesOn() throws IOException {
        Path broken = run("a-broken", Verdict.PASSED);
        Files.writeString(broken, "{\n");
        Path index = RunIndex.write(folder, "all", List.of(broken, run("b-passes", Verdict.PASSED)))
                .orElseThrow();
        assertThat(index).content().contains("a-broken/run.json, line 1", "b-passes/report.html", "v-incomplete");
    }

    @Test
    void namesARunThatCannotBeReadInAllThatIsBesideTheIndex() throws IOException {
        Path broken = run("20260301T120000.000Z-TornScenario-tears", Verdict.PASSED);
        Files.writeString(broken, "{\n");
        RunIndex.write(folder, "all", List.of(broken, run("A-passes", Verdict.PASSED)));
        assertThat(folder.resolve("summary.json"))
                .content()
                .contains("\"file\" : \"20260301T120000.000Z-TornScenario-tears/run.json\"", "run.json, line 1: ");
        assertThat(folder.resolve("junit.xml"))
                .content()
                .contains("classname=\"TornScenario\"", "name=\"unreadable\" time=\"0.000\" tests=\"1\" errors=\"1\"");
        assertThat(folder.resolve("summary.md"))
                .content()
                .contains("## nonet: 1 passed, 1 cannot be read", "| ⚠️ unreadable | TornScenario-tears |");
        assertThat(folder.resolve("open-test-report.xml"))
                .content()
                .contains("TornScenario-tears", "status=\"ERRORED\"");
        assertThat(new DefaultValidator()
                        .validate(folder.resolve("open-test-report.xml"))
                        .messages())
                .isEmpty();
    }

    @Test
    void showsWhatIsNotSeenInAllThatItWrites() throws IOException {
        Path run = Files.createDirectories(folder.resolve("hostile"));
        Path broken = run("broken" + TestingRun.UNSEEN.replace("\u0000", ""), Verdict.PASSED);
        Files.writeString(broken, "{\"" + TestingRun.UNSEEN + "\n");
        RunIndex.write(
                folder,
                "all" + TestingRun.UNSEEN,
                List.of(TestingRun.everywhere("x" + TestingRun.UNSEEN).write(run), broken));
        for (String file : List.of(RunIndex.PAGE, "summary.json", "summary.md", "junit.xml", "open-test-report.xml")) {
            String written = Files.readString(folder.resolve(file));
            assertThat(TestingRun.unseen(written)).as(file).isEmpty();
            assertThat(written).as(file).contains("m\\u061c", "\\u2069");
        }
    }

    @Test
    void goesOnAfterARunWhosePageCannotBeWritten() throws IOException {
        Path stuck = run("a-stuck", Verdict.PASSED);
        Files.createDirectories(folder.resolve("a-stuck/report.html/full"));
        Path index = RunIndex.write(folder, "all", List.of(stuck, run("b-passes", Verdict.PASSED)))
                .orElseThrow();
        assertThat(index).content().contains("a-stuck/report.html can't be written", "1 passed");
    }

    @Test
    void isNotThereWithoutRuns() {
        assertThat(RunIndex.write(folder, "none", List.of())).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takesTheRunsThatBeganSinceATime() throws IOException {
        run("20260301T120000.000Z-old", Verdict.PASSED);
        Path since = run("20260301T120001.000Z-new", Verdict.PASSED);
        Files.createSymbolicLink(folder.resolve("latest"), Path.of("20260301T120001.000Z-new"));
        assertThat(new KnownRuns(folder).since("20260301T120000.500Z")).containsExactly(since);
    }

    private Path run(String id, Verdict verdict) throws IOException {
        Path run = Files.createDirectories(folder.resolve(id));
        return new TestingRun(id).at(1, new RunFinished(verdict, "why")).write(run);
    }
}
