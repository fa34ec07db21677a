package io.nonet.observe;

import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Observation.LeaderChanged;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Observation.RunFinished;
import java.util.List;
import java.util.Optional;

/**
 * An immutable list of what was seen, oldest first, with named views on it.
 *
 * @param all everything, in the order of recording
 */
public record Observations(List<TimedObservation<?>> all) {
    public Observations {
        all = List.copyOf(all);
    }

    /** Those of one type, with their times. */
    public <T extends Observation> List<TimedObservation<T>> ofType(Class<T> type) {
        return all.stream()
                .filter(seen -> type.isInstance(seen.observation()))
                .map(seen -> new TimedObservation<>(seen.time(), seen.nanos(), type.cast(seen.observation())))
                .toList();
    }

    /** Those of one type, without their times. */
    public <T extends Observation> List<T> values(Class<T> type) {
        return all.stream()
                .map(TimedObservation::observation)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Those seen from {@code fromNanos} to {@code toNanos} after the run began, both included. */
    public Observations between(long fromNanos, long toNanos) {
        return new Observations(all.stream()
                .filter(seen -> seen.nanos() >= fromNanos && seen.nanos() <= toNanos)
                .toList());
    }

    /** The checks that did not hold. */
    public List<TimedObservation<Check>> failedChecks() {
        return ofType(Check.class).stream()
                .filter(seen -> !seen.observation().passed())
                .toList();
    }

    /** What clients asked, in the order in which they were done asking. */
    public List<TimedObservation<Request>> requests() {
        return ofType(Request.class);
    }

    /** The stages of one fault; empty when there is none of that id. */
    public List<TimedObservation<Fault>> fault(String id) {
        return ofType(Fault.class).stream()
                .filter(seen -> seen.observation().id().equals(id))
                .toList();
    }

    /** The leaders of one system, one after the other. */
    public List<TimedObservation<LeaderChanged>> leaders(ClusterSystem system) {
        return ofType(LeaderChanged.class).stream()
                .filter(seen -> seen.observation().system() == system)
                .toList();
    }

    /** How the run ended; empty while it goes on, and for good when the harness was killed. */
    public Optional<RunFinished> finished() {
        return values(RunFinished.class).stream().reduce((earlier, later) -> later);
    }
}
