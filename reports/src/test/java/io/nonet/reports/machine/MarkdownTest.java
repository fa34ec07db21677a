package io.nonet.reports.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Verdict;
import io.nonet.reports.ReportFormat;
import io.nonet.reports.Reports;
import io.nonet.reports.TestingRun;
import io.nonet.reports.model.RunReader;
import java.nio.file.Path;
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
                        "` ./nonet scenario run partition --seed 42 `");
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

    private String markdown(TestingRun run) {
        return Reports.text(RunReader.read(run.write(folder)), ReportFormat.MD);
    }
}
