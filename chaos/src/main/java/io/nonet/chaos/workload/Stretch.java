package io.nonet.chaos.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.FaultStage;
import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Observations;
import io.nonet.observe.TimedObservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A time in which a fault was there that had been shown to bite, in nanoseconds of the timeline.
 *
 * @param from the proof
 * @param to its healing
 */
record Stretch(Fault fault, long from, long to) {
    Stretch {
        requireNonNull(fault, "fault");
    }

    /** Those of the faults that were healed at this moment or later; others are another's business. */
    static List<Stretch> all(Observations seen, long begun) {
        Map<String, Long> proved = new HashMap<>();
        List<Stretch> stretches = new ArrayList<>();
        for (TimedObservation<Fault> fault : seen.ofType(Fault.class)) {
            String id = fault.observation().id();
            if (fault.observation().stage() == FaultStage.PROVED) {
                proved.put(id, fault.nanos());
            } else if (fault.observation().stage() == FaultStage.HEALED) {
                Long from = proved.remove(id);
                if (from != null && fault.nanos() >= begun) {
                    stretches.add(new Stretch(fault.observation(), from, fault.nanos()));
                }
            }
        }
        return stretches;
    }

    /** Whether a call was asked in it. */
    boolean has(Request request) {
        return request.startNanos() >= from && request.startNanos() <= to;
    }

    /** What of these calls was asked in it. */
    Load.Window window(List<Request> requests) {
        return new Load.Window(
                fault.id() + " (" + fault.kind() + " " + String.join(", ", fault.targets()) + ")",
                Duration.ofNanos(to - from),
                Load.count(requests.stream().filter(this::has).toList()));
    }
}
