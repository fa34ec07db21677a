package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScenarioOutcomesTest {
    @Test
    void oneFailureIsAFailure() {
        assertThat(outcomes(ExitCode.OK, ExitCode.OK).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(outcomes(ExitCode.OK, ExitCode.INCONCLUSIVE, ExitCode.FAILED).exitCode())
                .isEqualTo(ExitCode.FAILED);
        assertThat(outcomes(ExitCode.INCONCLUSIVE, ExitCode.OK).exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void wrongInputIsToldBeforeFailuresAndTheseBeforeSurroundings() {
        assertThat(outcomes(ExitCode.FAILED, ExitCode.USAGE).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcomes(ExitCode.UNUSABLE, ExitCode.FAILED).exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(outcomes(ExitCode.INCONCLUSIVE, ExitCode.UNUSABLE).exitCode())
                .isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void nothingThatRanIsNoSuccess() {
        assertThat(outcomes().exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void sumsUpEachScenarioAndNamesTheFoldersOfItsRuns() {
        assertThat(outcomes(ExitCode.OK, ExitCode.FAILED, ExitCode.OK).lines())
                .containsExactly(
                        "some-name: 2 passed, 1 failed in 9 s",
                        "  passed  test0  runs/0",
                        "  failed  test1  runs/1",
                        "  passed  test2  runs/2");
    }

    private static ScenarioOutcomes outcomes(int... codes) {
        List<TestOutcome> tests = IntStream.range(0, codes.length)
                .mapToObj(i -> new TestOutcome(
                        "some-name", "test" + i, Duration.ofSeconds(3), codes[i], Optional.of(Path.of("runs/" + i))))
                .toList();
        return new ScenarioOutcomes(tests);
    }
}
