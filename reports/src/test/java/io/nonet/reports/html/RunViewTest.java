package io.nonet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Bound;
import io.nonet.observe.FaultStage;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Observation.Measurement;
import io.nonet.reports.TestingRun;
import io.nonet.reports.model.Bar;
import io.nonet.reports.model.RunReader;
import io.nonet.reports.model.Tone;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunViewTest {
    @TempDir
    Path folder;

    @Test
    void whatDidNotHoldIsNotProved() {
        RunView view = view(
                new TestingRun().at(1, Check.of("holds", true, "1", "1")).at(1, Check.of("does not", false, "1", "2")));
        assertThat(view.proved()).extracting(claim -> claim.name()).containsExactly("holds");
    }

    @Test
    void whatIsOverItsBoundComesFirstAndWhatHasNoneIsAFigure() {
        RunView view = view(new TestingRun()
                .at(1, measured("within", 5))
                .at(2, measured("over", 5.001))
                .at(3, new Measurement("free", 1, "s", Optional.empty())));
        assertThat(view.budgets())
                .extracting(budget -> budget.measured().name())
                .containsExactly("over", "within");
        assertThat(view.budgets()).extracting(Budget::kept).containsExactly(false, true);
        assertThat(view.figures()).extracting(Measurement::name).containsExactly("free");
    }

    @Test
    void tellsAMomentFromAStretchOfTime() {
        assertThat(Show.told(new Bar(1_500_000_000L, 1_500_000_000L, Tone.DONE, "", "gone", 1)))
                .isEqualTo("at +1.500 s: gone");
        assertThat(Show.told(new Bar(1_500_000_000L, 4_000_000_000L, Tone.FAULT, "", "it bites", 1)))
                .isEqualTo("+1.500 s to +4.000 s, 2.5 s: it bites");
    }

    @Test
    void tellsWhatWasBeforeTheRunFromWhatWasAfterItsBeginning() {
        assertThat(Show.at(-1_500_000_000L)).isEqualTo("-1.500 s");
        assertThat(Show.at(0)).isEqualTo("+0.000 s");
    }

    @Test
    void saysHowManyThereIsNoRoomFor() {
        assertThat(RunView.some(Collections.nCopies(112, "x"))).hasSize(100);
        assertThat(RunView.more(Collections.nCopies(112, "x"))).startsWith("and 12 more, in run.json");
        assertThat(RunView.more(Collections.nCopies(100, "x"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kill, 1, never proved to bite",
        "kill, 2, never healed",
        "kill, 3, never proved healed",
        "kill, 4, ''",
        "restart, 1, never proved to bite",
        "restart, 2, ''"
    })
    void saysWhatIsMissingInTheLifeOfAFault(String kind, int reached, String missing) {
        TestingRun run = new TestingRun();
        Arrays.stream(FaultStage.values())
                .limit(reached)
                .forEach(stage -> run.at(
                        1 + stage.ordinal(), new Fault("f1", kind, List.of("consul-0"), stage, Optional.empty())));
        RunView view = view(run);
        assertThat(view.missing(view.run().faults().get(0))).isEqualTo(missing);
        assertThat(view.stages(view.run().faults().get(0))).startsWith("injected at +1.000 s");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0, 98.0", "1, 20.0, 98.0", "5, 100.0, 98.0", "10, 100.0, 48.0"})
    void theMarkOfABoundEndsAtItWithinTheScale(double seconds, String value, String bound) {
        Budget budget =
                view(new TestingRun().at(1, measured("m", seconds))).budgets().get(0);
        assertThat(budget.valueMark()).isEqualTo(value);
        assertThat(budget.boundMark()).isEqualTo(bound);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "incomplete", "unsupported", "vacuous", "inconclusive"})
    void onlyAPassedRunLooksPassed(String verdict) {
        assertThat(RunView.icon(verdict)).isNotEqualTo(RunView.icon("passed"));
    }

    private RunView view(TestingRun run) {
        return new RunView(RunReader.read(run.write(folder)), Assets.of(false));
    }

    private static Measurement measured(String name, double seconds) {
        return new Measurement(name, seconds, "s", Optional.of(new Bound(5, "s", "formula")));
    }
}
