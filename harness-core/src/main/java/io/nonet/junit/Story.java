package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Bound;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.Timeline;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Tells a scenario in steps, checks and measurements, and records each of them on the run's timeline.
 *
 * <p>Every description is a sentence, so that the record reads as what happened and what was proved. Safe for use by
 * several threads.
 */
public final class Story {
    private final Timeline timeline;

    /** A story that is recorded on this timeline. */
    public Story(Timeline timeline) {
        this.timeline = requireNonNull(timeline, "timeline");
    }

    /** Does what the description says, and returns what came of it; whatever it throws fails the step and goes on. */
    public <T> T step(String description, Supplier<T> action) {
        timeline.record(Step.started(description));
        long start = timeline.nanos();
        boolean done = false;
        try {
            T result = action.get();
            timeline.record(Step.finished(description, since(start)));
            done = true;
            return result;
        } catch (RuntimeException | Error e) {
            if (!done) {
                timeline.record(Step.failed(description, since(start), String.valueOf(e)));
            }
            throw e;
        }
    }

    /** Does what the description says; whatever it throws fails the step and goes on. */
    public void step(String description, Runnable action) {
        step(description, () -> {
            action.run();
            return Boolean.TRUE;
        });
    }

    /**
     * Checks that something holds.
     *
     * @param name what must hold, as a sentence
     * @param expectation throws if it does not, an {@link AssertionError} or whatever; that goes on once it is recorded
     */
    public void check(String name, Runnable expectation) {
        try {
            expectation.run();
        } catch (RuntimeException | AssertionError e) {
            timeline.record(new Check(
                    name, false, Optional.empty(), Optional.of(String.valueOf(e.getMessage())), Optional.empty()));
            throw e;
        }
        timeline.record(new Check(name, true, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /**
     * Checks what must hold for the other checks to prove anything, such as enough traffic.
     *
     * @throws VacuousScenarioError if the expectation fails
     */
    public void premise(String name, Runnable expectation) {
        try {
            check(name, expectation);
        } catch (AssertionError | ConditionTimeoutException e) {
            throw new VacuousScenarioError(name, e);
        }
    }

    /** Records a measured number. */
    public void measure(String name, double value, String unit) {
        timeline.record(new Measurement(name, value, unit, Optional.empty()));
    }

    /**
     * Records a measured time in seconds, and checks that it is at most the bound.
     *
     * @param bound in the unit {@code s}
     * @throws AssertionError if the time is longer
     */
    public void measure(String name, Duration value, Bound bound) {
        double seconds = value.toNanos() / 1e9;
        timeline.record(new Measurement(name, seconds, "s", Optional.of(bound)));
        boolean within = seconds <= bound.limit();
        String expected = String.format(Locale.ROOT, "at most %.3f s", bound.limit());
        String actual = String.format(Locale.ROOT, "%.3f s", seconds);
        timeline.record(new Check(
                name + " is within its bound", within, Optional.of(expected), Optional.of(actual), Optional.of(bound)));
        if (!within) {
            throw new AssertionError(name + ": expected " + expected + " (" + bound.formula() + "), but was " + actual);
        }
    }

    private Duration since(long start) {
        return Duration.ofNanos(timeline.nanos() - start);
    }
}
