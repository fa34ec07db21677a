package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioProgressTest {
    private final TestingTerminal terminal = TestingTerminal.plain();
    private final ScenarioProgress progress = new ScenarioProgress(terminal.terminal());
    private final Timeline timeline = Timeline.start(Clock.systemUTC());

    ScenarioProgressTest() {
        timeline.addListener(progress);
    }

    @Test
    void isALineForWhatCameOfEachStepAndCheckWhereNothingCanBeDrawnOver() {
        timeline.record(Step.started("the leader is killed"));
        timeline.record(Step.finished("the leader is killed", Duration.ofMillis(1230)));
        timeline.record(new Check("no write is lost", true, Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(terminal.said().lines())
                .hasSize(2)
                .satisfiesExactly(
                        step -> assertThat(step).endsWith(" s  the leader is killed  1.23 s"),
                        check -> assertThat(check).endsWith(" s  ok: no write is lost"));
    }

    @Test
    void letsNoTextOfTheClusterMoveTheCursor() {
        TestingTerminal live = new TestingTerminal(true, false);
        timeline.addListener(new ScenarioProgress(live.terminal()));
        timeline.record(Step.started("\u001b[2J"));
        timeline.record(Step.failed("\u001b[2J", Duration.ofSeconds(1), "refused\u202e"));

        assertThat(live.said()).contains("\\u001b[2J …", "\\u001b[2J  FAILED after 1.00 s: refused\\u202e\n");
        assertThat(live.said() + terminal.said()).doesNotContain("\u001b[2J", "\u202e");
    }

    @Test
    void saysNothingAfterAnInterruption() {
        progress.silence();
        timeline.record(Step.failed("the leader is killed", Duration.ofSeconds(1), "interrupted"));

        assertThat(terminal.said()).isEmpty();
    }
}
