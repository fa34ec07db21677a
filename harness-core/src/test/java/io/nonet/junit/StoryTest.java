package io.nonet.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.observe.Bound;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.Observation.StepStage;
import io.nonet.observe.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

class StoryTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Timeline timeline = new Timeline(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), nanos::get);
    private final Story story = new Story(timeline);

    @Test
    void recordsTheBeginningAndTheEndOfAStep() {
        String result = story.step("it rains", () -> {
            nanos.addAndGet(7);
            return "wet";
        });

        assertThat(result).isEqualTo("wet");
        assertThat(timeline.snapshot().values(Step.class))
                .containsExactly(Step.started("it rains"), Step.finished("it rains", Duration.ofNanos(7)));
    }

    @Test
    void recordsWhyAStepFailedAndPassesItOn() {
        var failure = new IllegalStateException("no cloud");

        assertThatThrownBy(() -> story.step("it rains", () -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(timeline.snapshot().values(Step.class)).last().satisfies(step -> {
            assertThat(step.stage()).isEqualTo(StepStage.FAILED);
            assertThat(step.error())
                    .hasValueSatisfying(error -> assertThat(error).contains("no cloud"));
        });
    }

    @Test
    void recordsACheckThatHolds() {
        story.check("it is wet", () -> assertThat(true).isTrue());

        assertThat(timeline.snapshot().values(Check.class))
                .singleElement()
                .satisfies(check -> assertThat(check.passed()).isTrue());
    }

    @Test
    void recordsACheckThatDoesNotHoldAndPassesItOn() {
        assertThatThrownBy(
                        () -> story.check("it is wet", () -> assertThat("dry").isEqualTo("wet")))
                .isInstanceOf(AssertionError.class);

        assertThat(timeline.snapshot().failedChecks()).singleElement().satisfies(seen -> assertThat(
                        seen.observation().actual())
                .hasValueSatisfying(actual -> assertThat(actual).contains("dry")));
    }

    @Test
    void takesATimeOutForACheckThatDoesNotHold() {
        assertThatThrownBy(() -> story.check("it is wet", () -> {
                    throw new ConditionTimeoutException("still dry");
                }))
                .isInstanceOf(ConditionTimeoutException.class);

        assertThat(timeline.snapshot().failedChecks()).hasSize(1);
    }

    @Test
    void aPremiseThatDoesNotHoldIsVacuous() {
        assertThatThrownBy(() ->
                        story.premise("there is a cloud", () -> assertThat(0).isPositive()))
                .isInstanceOf(VacuousScenarioError.class)
                .hasMessageContaining("there is a cloud");
    }

    @Test
    void recordsAMeasurementWithoutABound() {
        story.measure("rainfall", 12.5, "mm");

        assertThat(timeline.snapshot().values(Measurement.class))
                .containsExactly(new Measurement("rainfall", 12.5, "mm", Optional.empty()));
    }

    @Test
    void aMeasuredTimeAtItsBoundIsGood() {
        story.measure("drought", Duration.ofMillis(1500), new Bound(1.5, "s", "as long as it may be"));

        assertThat(timeline.snapshot().values(Measurement.class))
                .singleElement()
                .satisfies(measurement -> assertThat(measurement.value()).isEqualTo(1.5));
        assertThat(timeline.snapshot().failedChecks()).isEmpty();
    }

    @Test
    void aMeasuredTimeBeyondItsBoundIsRecordedAndFails() {
        assertThatThrownBy(() -> story.measure("drought", Duration.ofMillis(1501), new Bound(1.5, "s", "three halves")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("drought", "three halves", "1.501 s");

        assertThat(timeline.snapshot().values(Measurement.class)).hasSize(1);
        assertThat(timeline.snapshot().failedChecks()).hasSize(1);
    }

    @Test
    void rejectsABoundOfATimeThatIsNotInSeconds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> story.measure("drought", Duration.ofSeconds(1), new Bound(2000, "ms", "")));
    }
}
