package io.nonet.observe;

import io.nonet.observe.Observation.HistoryJudged;
import io.nonet.observe.Observation.Phase;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.Observation.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells what cannot be in a run file though every line by itself is as it should be: a clock that goes back, a time before the
 * run, a second beginning, a line after the end. {@link Timeline} and {@link RunFile} write none of these.
 */
final class LineOrder {
    /** So much later, sums of times are still numbers. */
    private static final long LONGEST_NANOS = Duration.ofDays(36_500).toNanos();

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private long lastNanos;
    private boolean started;
    private boolean finished;

    /** What is wrong with the next line; empty if nothing is. */
    Optional<String> problem(TimedObservation<?> seen) {
        if (finished) {
            return Optional.of("expected nothing after run-finished");
        }
        if (seen.observation() instanceof RunStarted && started) {
            return Optional.of("expected run-started in the first line only");
        }
        if (seen.nanos() < lastNanos) {
            return Optional.of("nanos: expected a clock that never goes back, but was [%d] after [%d]"
                    .formatted(seen.nanos(), lastNanos));
        }
        started = true;
        finished = seen.observation() instanceof RunFinished;
        lastNanos = seen.nanos();
        return time("nanos", seen.nanos()).or(() -> date("time", seen.time())).or(() -> problem(seen.observation()));
    }

    private static Optional<String> problem(Observation seen) {
        if (seen instanceof RunStarted start) {
            return date("startedAt", start.startedAt());
        }
        if (seen instanceof Step step) {
            return step.duration().flatMap(took -> time("durationNanos", took.toNanos()));
        }
        if (seen instanceof Phase phase) {
            return time("durationNanos", phase.duration().toNanos());
        }
        if (seen instanceof HistoryJudged judged) {
            return judged.windows().stream()
                    .flatMap(window -> window.operations().stream())
                    .flatMap(asked -> time("startNanos", asked.startNanos()).stream())
                    .findFirst();
        }
        if (seen instanceof Request request) {
            long latency = request.latency().toNanos();
            return time("startNanos", request.startNanos())
                    .or(() -> time("latencyNanos", latency))
                    .or(() -> time("startNanos and latencyNanos", request.startNanos() + latency))
                    .or(() -> request.freshness()
                            .flatMap(Freshness::lastContact)
                            .flatMap(contact -> time("lastContactNanos", contact.toNanos())));
        }
        return Optional.empty();
    }

    private static Optional<String> time(String field, long nanos) {
        return nanos >= 0 && nanos <= LONGEST_NANOS
                ? Optional.empty()
                : Optional.of("%s: expected from 0 to 100 years, but was [%d]".formatted(field, nanos));
    }

    private static Optional<String> date(String field, Instant time) {
        return time.isBefore(EARLIEST) || time.isAfter(LATEST)
                ? Optional.of("%s: expected a year from 0 to 9999, but was [%s]".formatted(field, time))
                : Optional.empty();
    }
}
