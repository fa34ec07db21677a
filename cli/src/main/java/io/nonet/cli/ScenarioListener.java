package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.junit.RunObserver;
import io.nonet.junit.Scenario;
import io.nonet.observe.ObservationListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Hears from JUnit how tests end, and from the tests where their runs are; tests run one after the other. */
final class ScenarioListener implements TestExecutionListener, RunObserver {
    private final ScenarioProgress progress;
    private final Clock clock;
    private final List<TestOutcome> outcomes = new ArrayList<>();
    private Instant started;
    private Optional<Path> folder = Optional.empty();

    ScenarioListener(ScenarioProgress progress, Clock clock) {
        this.progress = requireNonNull(progress, "progress");
        this.clock = requireNonNull(clock, "clock");
        this.started = clock.instant();
    }

    ScenarioOutcomes outcomes() {
        return new ScenarioOutcomes(outcomes);
    }

    @Override
    public ObservationListener began(Class<?> test, String method, long seed, Path run) {
        // JUnit itself says that a test is started once its constructor has got a cluster.
        started = clock.instant();
        folder = Optional.of(run);
        progress.say(test.getSimpleName() + ": " + words(method) + " (seed " + seed + ")");
        return progress;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        progress.say("skipped: " + test.getDisplayName() + ": " + reason);
        outcomes.add(
                new TestOutcome(scenario(test), name(test), Duration.ZERO, ExitCode.INCONCLUSIVE, Optional.empty()));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        // A class counts only where something is wrong with it as a whole.
        if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            Duration took = Duration.between(started, clock.instant());
            TestOutcome outcome = new TestOutcome(scenario(test), name(test), took, code(result), folder);
            outcomes.add(outcome);
            if (folder.isEmpty()) {
                result.getThrowable().ifPresent(failure -> progress.say("  " + failure));
            }
            progress.say("  " + outcome.word() + " in " + Words.precise(took));
            folder = Optional.empty();
        }
    }

    /** What ends a test leads to the same code as in any other command; whatever it throws of its own is a failure. */
    private static int code(TestExecutionResult result) {
        return switch (result.getStatus()) {
            case SUCCESSFUL -> ExitCode.OK;
            case ABORTED -> ExitCode.INCONCLUSIVE;
            case FAILED -> {
                int code = result.getThrowable()
                        .map(ScenarioListener::unwrapped)
                        .map(ExitCode::of)
                        .orElse(ExitCode.FAILED);
                yield code == ExitCode.INTERNAL ? ExitCode.FAILED : code;
            }
        };
    }

    /** JUnit wraps what is thrown when a constructor's parameters are found. */
    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof JUnitException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static String scenario(TestIdentifier test) {
        Optional<Class<?>> owner = test.getSource().flatMap(ScenarioListener::owner);
        return owner.map(type -> type.getAnnotation(Scenario.class))
                .map(Scenario::name)
                .orElse(test.getDisplayName());
    }

    private static Optional<Class<?>> owner(TestSource source) {
        if (source instanceof MethodSource method) {
            return Optional.of(method.getJavaClass());
        }
        return source instanceof ClassSource type ? Optional.of(type.getJavaClass()) : Optional.empty();
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .orElse(test.getDisplayName());
    }

    /** The name of a method as the sentence that it is. */
    private static String words(String method) {
        return method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
