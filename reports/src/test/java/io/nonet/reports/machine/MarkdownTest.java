package io.nonet.reports.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Bound;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.Promised;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Verdict;
import io.nonet.reports.ReportFormat;
import io.nonet.reports.Reports;
import io.nonet.reports.TestingRun;
import io.nonet.reports.model.RunReader;
import io.nonet.reports.model.RunReport;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownTest {
    @TempDir
    Path folder;

    @Test
    void tellsTheVerdictWhatFailedAndHowToRepeatIt() {
        assertThat(markdown(new TestingRun()
                        .at(1, Check.of("nothing is lost", false, "3", "2"))
                        .at(2, new RunFinished(Verdict.FAILED, "expected 3"))))
                .startsWith("## ❌ PartitionScenario-aLeaderIsCutOff: failed\n")
                .contains(
                        "did not hold: nothing is lost",
                        "expected 3, but was 2",
                        "` ./nonet scenario run partition --seed 42 `")
                .doesNotContain("what clients saw");
    }

    @Test
    void letsNoTextOfTheClusterBecomeMarkup() {
        String bad = "<img src=x> **b** [l](http://x) @all | ```` \n# h";
        String text = markdown(
                new TestingRun(bad).at(1, Check.of(bad, false, "x", bad)).at(2, new RunFinished(Verdict.FAILED, bad)));
        // Outside of the fence, where it is shown as it is.
        String outside = text.replaceAll("(?s)`````\n.*?\n`````\n", "");
        assertThat(outside).doesNotContain("<img", "**b**", "[l](", "@all", "\n# h");
        assertThat(text).contains("`````\n");
    }

    @Test
    void tellsWhatWasProvedAndWhatIsOverItsBound() {
        String text = markdown(new TestingRun()
                .at(1, Check.of("it holds", true, "1", "1"))
                .at(1, Check.of("it does not", false, "1", "2"))
                .at(1, measured("within", 5))
                .at(1, measured("beyond", 6)));
        assertThat(text)
                .contains("What was proved: 1", "- it holds\n", ", seed 42; ")
                .doesNotContain("- it does not\n");
        assertThat(text).contains("| within | 5 s | 5 s |", "| beyond | 6 s **over** | 5 s |");
    }

    @Test
    void isSilentAboutTheSeedOfARunThatHasNone() {
        assertThat(markdown(TestingRun.everywhere("why"))).contains("why – took 3.0 s; \\{why=why\\}.\n");
    }

    @Test
    void tellsWhichPromisesWereKept() {
        assertThat(markdown(new TestingRun()
                        .at(1, new Promised("stale", "bridge", "m", "n", List.of("u"), true, "1 | 2"))
                        .at(1, new Promised("default", "bridge", "m", "n", List.of("u"), false, "3"))))
                .contains("| stale | bridge | m | yes | 1 \\| 2 |", "| default | bridge | m | **no** | 3 |");
    }

    @Test
    void tellsOfAllRunsTheWorstFirstAndThoseThatDidNotPassInFull() throws IOException {
        List<RunReport> runs =
                List.of(run("good", Verdict.PASSED), run("thin", Verdict.VACUOUS), run("bad", Verdict.FAILED));
        StringWriter out = new StringWriter();
        Markdown.write(runs, List.of(), out);
        assertThat(out.toString())
                .contains(
                        "| ✅ passed | good |",
                        "| ⚠️ vacuous | thin |",
                        "| ❌ failed | bad |",
                        "\n### bad\n",
                        "\n### thin\n")
                .doesNotContain("\n### good\n");
        assertThat(out.toString().indexOf("| bad |")).isLessThan(out.toString().indexOf("| good |"));
    }

    @Test
    void letsNoTextOfTheClusterMoveTheCursorOrTurnALineAround() {
        String bad = "a\u001b[31m\u0007b\u0085c\u009b1md\u202ee";
        String text = markdown(
                new TestingRun(bad).at(1, Check.of(bad, false, "x", bad)).at(2, new RunFinished(Verdict.FAILED, bad)));
        assertThat(TestingRun.unseen(text)).isEmpty();
        assertThat(text).contains("\\u001b[31m\\u0007b");
        assertThat(Markdown.code(bad)).contains("\\u001b[31m\\u0007b c\\u009b1md\\u202ee");
    }

    @Test
    void codeIsOfOneLine() {
        assertThat(Markdown.code("a\n# `b``")).isEqualTo("``` a # `b`` ```");
    }

    @Test
    void escapesWhateverIsMarkup() {
        assertThat(Markdown.text("a|b @c ~d~ [e](f) <g> #h\u2028i"))
                .isEqualTo("a\\|b &#64;c \\~d\\~ \\[e\\]\\(f\\) &#60;g&#62; \\#h i");
    }

    private RunReport run(String name, Verdict verdict) throws IOException {
        return RunReader.read(new TestingRun(name)
                .at(1, new RunFinished(verdict, name))
                .write(Files.createTempDirectory(folder, "run")));
    }

    private static Measurement measured(String name, double seconds) {
        return new Measurement(name, seconds, "s", Optional.of(new Bound(5, "s", "formula")));
    }

    private String markdown(TestingRun run) {
        return Reports.text(RunReader.read(run.write(folder)), ReportFormat.MD);
    }
}
