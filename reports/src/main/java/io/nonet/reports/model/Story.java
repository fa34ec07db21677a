package io.nonet.reports.model;

import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.Phase;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.Observation.StepStage;
import io.nonet.observe.TimedObservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was looked at, what was measured, and how long steps and phases took. */
final class Story implements Collector {
    private static final int MOST = 2000;

    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final List<TimedObservation<Measurement>> measurements = new ArrayList<>();
    private final List<Took> took = new ArrayList<>();
    private int leftOut;

    @Override
    public void see(TimedObservation<?> seen) {
        if (seen.observation() instanceof Check check) {
            see(seen.nanos(), check);
        } else if (seen.observation() instanceof Measurement measurement) {
            if (hasRoom(measurements.size())) {
                measurements.add(new TimedObservation<>(seen.time(), seen.nanos(), measurement));
            }
        } else if (seen.observation() instanceof Step step && step.stage() != StepStage.STARTED) {
            if (hasRoom(took.size())) {
                took.add(new Took(
                        step.description(),
                        Took.Kind.STEP,
                        seen.nanos(),
                        step.duration().map(Duration::toNanos).orElse(0L),
                        step.error()));
            }
        } else if (seen.observation() instanceof Phase phase) {
            if (hasRoom(took.size())) {
                took.add(new Took(
                        phase.name(),
                        Took.Kind.PHASE,
                        seen.nanos(),
                        phase.duration().toNanos(),
                        Optional.empty()));
            }
        }
    }

    List<Claim> claims() {
        return List.copyOf(claims.values());
    }

    List<TimedObservation<Measurement>> measurements() {
        return List.copyOf(measurements);
    }

    List<Took> took() {
        return List.copyOf(took);
    }

    /** How many checks, measurements, steps and phases there were beyond what is kept. */
    int leftOut() {
        return leftOut;
    }

    private void see(long nanos, Check check) {
        Claim before = claims.get(check.name());
        // A check that does not hold is never left out.
        if (before == null && check.passed() && !hasRoom(claims.size())) {
            return;
        }
        long held = (before == null ? 0 : before.held()) + (check.passed() ? 1 : 0);
        long broken = (before == null ? 0 : before.broken()) + (check.passed() ? 0 : 1);
        // The look that failed last stays the one that is told.
        claims.put(
                check.name(),
                before != null && before.broken() > 0 && check.passed()
                        ? before.counted(held, broken)
                        : new Claim(
                                check.name(), held, broken, nanos, check.expected(), check.actual(), check.bound()));
    }

    private boolean hasRoom(int size) {
        leftOut += size < MOST ? 0 : 1;
        return size < MOST;
    }
}
