package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Observation;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.Phase;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.Observation.StepStage;
import io.nonet.observe.ObservationListener;
import io.nonet.observe.TimedObservation;
import io.nonet.observe.Verdict;
import io.nonet.observe.VisibleText;
import java.util.Locale;
import java.util.Optional;

/**
 * A test's progress as a line for each step, check, fault and measurement as it happens; on a live terminal a step is
 * written when it begins, and drawn over with what came of it.
 */
final class ScenarioProgress implements ObservationListener {
    private static final String TO_START_CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private String underWay = "";
    private volatile boolean silent;

    ScenarioProgress(Terminal terminal) {
        this.terminal = requireNonNull(terminal, "terminal");
    }

    /** Says nothing more, since what happens from now on is not the test's. */
    void silence() {
        silent = true;
    }

    @Override
    public synchronized void seen(TimedObservation<?> seen) {
        if (seen.observation() instanceof Step step && step.stage() == StepStage.STARTED) {
            begin(line(seen, step.description() + " …"));
        } else {
            text(seen.observation()).ifPresent(text -> say(line(seen, text), seen.observation() instanceof Step));
        }
    }

    /** Says something that belongs to no step. */
    synchronized void say(String line) {
        say(line, true);
    }

    private static String line(TimedObservation<?> seen, String text) {
        return String.format(Locale.ROOT, "%7.2f s  %s", seen.nanos() / 1e9, text);
    }

    private void begin(String line) {
        underWay = VisibleText.ofLines(line);
        if (!silent && terminal.live()) {
            terminal.draw(TO_START_CLEAR + underWay);
        }
    }

    private void say(String line, boolean stepOver) {
        if (silent) {
            return;
        }
        underWay = stepOver ? "" : underWay;
        if (terminal.live()) {
            terminal.draw(TO_START_CLEAR + VisibleText.ofLines(line) + "\n" + underWay);
        } else {
            terminal.say(line);
        }
    }

    private static Optional<String> text(Observation observation) {
        if (observation instanceof Step step) {
            String took = step.duration().map(Words::precise).orElse("");
            return Optional.of(step.description() + "  "
                    + step.error()
                            .map(error -> "FAILED after " + took + ": " + error)
                            .orElse(took));
        }
        if (observation instanceof Check check) {
            return Optional.of(check.passed() ? "ok: " + check.name() : "NOT: " + check.name());
        }
        if (observation instanceof Fault fault) {
            String stage = fault.stage().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return Optional.of("fault " + fault.kind() + " " + String.join(", ", fault.targets()) + ": " + stage);
        }
        if (observation instanceof Measurement measured) {
            return Optional.of(
                    String.format(Locale.ROOT, "%s: %.3f %s", measured.name(), measured.value(), measured.unit()));
        }
        if (observation instanceof Phase phase) {
            return Optional.of("[" + phase.name() + "]  " + Words.precise(phase.duration()));
        }
        if (observation instanceof RunFinished finished && finished.verdict() != Verdict.PASSED) {
            return Optional.of(finished.verdict() + ": " + finished.reason());
        }
        return Optional.empty();
    }
}
