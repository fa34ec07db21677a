package io.nonet.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.Outcome;
import io.nonet.observe.Verdict;
import io.nonet.reports.TestingRun;
import io.nonet.reports.model.RunReader;
import io.nonet.reports.model.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTextTest {
    private static final RunFinished PASSED = new RunFinished(Verdict.PASSED, "every check held");

    @TempDir
    Path folder;

    @Test
    void nothingGotSlowerInTheSameRun() throws IOException {
        RunReport run = run(whole());
        Comparison comparison = Comparison.of(run, run);
        assertThat(comparison.differences()).isNotEmpty().allSatisfy(each -> assertThat(each.before())
                .isEqualTo(each.after()));
        assertThat(ComparisonText.lines(comparison)).endsWith("", "Nothing got slower.");
    }

    @Test
    void saysNothingOfWhatGotSlowerWhereNoTimeIsInBoth() throws IOException {
        RunReport cutShort = run(new TestingRun().at(1, Step.started("cut")));
        assertThat(ComparisonText.lines(Comparison.of(run(whole()), cutShort)))
                .endsWith(
                        "no longer proved: nothing is lost",
                        "What got slower cannot be told: there is no time that both have.");
    }

    @Test
    void tellsWhatGotSlowerAndWhatEachRunAloneHasProved() throws IOException {
        RunReport other = run(new TestingRun("Another-test")
                .at(1, Check.of("nothing is late", true, "1", "1"))
                .at(9, PASSED));
        List<String> lines = ComparisonText.lines(Comparison.of(run(whole()), other));
        assertThat(lines)
                .contains(
                        "no longer proved: nothing is lost",
                        "newly proved: nothing is late",
                        "  run whole run: 9 s instead of 3 s")
                .doesNotContain("Nothing got slower.");
        assertThat(lines).noneMatch(line -> line.startsWith("step") && line.contains("%"));
    }

    @Test
    void showsWhatIsNotSeenInTextOfEither() throws IOException {
        String bad = "x" + TestingRun.UNSEEN;
        Comparison comparison = Comparison.of(run(TestingRun.everywhere(bad)), run(whole()));
        String json = ComparisonText.json(comparison);
        assertThat(TestingRun.unseen(String.join("\n", ComparisonText.lines(comparison)) + json))
                .isEmpty();
        assertThat(new ObjectMapper().readTree(json).at("/before/runId").asText())
                .isEqualTo(bad);
    }

    private static TestingRun whole() {
        return new TestingRun()
                .at(1, Check.of("nothing is lost", true, "1", "1"))
                .at(1, Step.finished("cut", Duration.ofSeconds(1)))
                .request(2, Outcome.OK, 10)
                .at(3, PASSED);
    }

    private RunReport run(TestingRun run) throws IOException {
        return RunReader.read(run.write(Files.createTempDirectory(folder, "run")));
    }
}
