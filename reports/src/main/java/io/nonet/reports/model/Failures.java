package io.nonet.reports.model;

import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.HistoryJudged;
import io.nonet.observe.Observation.Promised;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.Observation.StepStage;
import io.nonet.observe.TimedObservation;
import io.nonet.observe.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Finds the moments at which something was not as it should be. */
final class Failures implements Collector {
    private static final String NOT_AS_PROMISED = "a history is not as promised: ";
    private static final int MOST = 200;
    /** In the page, with what stands around each. */
    private static final int MOST_BYTES = 80_000;
    /** Once so many are taken, reasons are told briefly, so that more failures can be told at all. */
    private static final int MOST_BYTES_IN_FULL = 30_000;

    private static final int BYTES_AROUND = 220;

    private final List<Failure> failures = new ArrayList<>();
    private final NavigableSet<Long> moments = new TreeSet<>();
    private int bytes;
    private int leftOut;

    @Override
    public void see(TimedObservation<?> seen) {
        if (seen.observation() instanceof Check check && !check.passed()) {
            add(new Failure(seen.nanos(), "did not hold: " + check.name(), words(check)));
        } else if (seen.observation() instanceof Step step && step.stage() == StepStage.FAILED) {
            add(new Failure(
                    seen.nanos(),
                    "step failed: " + step.description(),
                    step.error().orElse("")));
        } else if (seen.observation() instanceof HistoryJudged judged && judged.verdict() == Verdict.FAILED) {
            judged.windows().forEach(window -> add(failure(seen.nanos(), judged, window)));
            if (judged.windows().isEmpty()) {
                add(new Failure(seen.nanos(), NOT_AS_PROMISED + judged.name(), judged.reason()));
            }
        } else if (seen.observation() instanceof Promised promised && !promised.held()) {
            add(new Failure(
                    seen.nanos(),
                    "a promise was broken: " + promised.mode() + ", " + promised.disturbance(),
                    promised.must() + "; seen: " + promised.saw()));
        } else if (seen.observation() instanceof RunFinished finished
                && finished.verdict() != Verdict.PASSED
                && failures.isEmpty()) {
            // What ended the run is told once: mostly it is the check that did not hold.
            add(new Failure(seen.nanos(), "the run ended", finished.reason()));
        }
    }

    List<Failure> found() {
        return List.copyOf(failures);
    }

    /** How far from the nearest failure a moment is; the largest number if there is none. */
    long distance(long nanos) {
        Long before = moments.floor(nanos);
        Long after = moments.ceiling(nanos);
        return Math.min(
                before == null ? Long.MAX_VALUE : nanos - before, after == null ? Long.MAX_VALUE : after - nanos);
    }

    int leftOut() {
        return leftOut;
    }

    private void add(Failure failure) {
        if (moments.size() < MOST) {
            moments.add(failure.nanos());
        }
        Failure told = bytes < MOST_BYTES_IN_FULL ? failure : failure.brief();
        int more = BYTES_AROUND + PageBytes.of(told.what()) + PageBytes.of(told.why());
        if (failures.size() < MOST && bytes + more <= MOST_BYTES) {
            failures.add(told);
            bytes += more;
        } else {
            leftOut++;
        }
    }

    /** At the time of what was asked last in the window, not when it was judged. */
    private static Failure failure(long judgedNanos, HistoryJudged judged, HistoryJudged.Window window) {
        long nanos = window.operations().stream()
                .mapToLong(HistoryJudged.Asked::startNanos)
                .max()
                .orElse(judgedNanos);
        String key = window.key().map(name -> "key " + name + ": ").orElse("");
        return new Failure(nanos, NOT_AS_PROMISED + judged.name(), key + window.reason());
    }

    private static String words(Check check) {
        String expected = check.expected().map(text -> "expected " + text).orElse("");
        String actual = check.actual()
                .map(text -> (expected.isEmpty() ? "" : ", but was ") + text.strip())
                .orElse("");
        return expected + actual;
    }
}
