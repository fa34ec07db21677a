package io.nonet.chaos.schedule;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.schedule.ScheduleEvent.What;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was seen while a schedule ran.
 *
 * @param schedule that was run
 * @param events all that was seen of its faults, in order
 * @param leftovers what could not be healed, or not be seen to be healed, at the end; empty if all is well
 * @param unready what the cluster lacked at the end of the limit; empty if it was ready again
 * @param recovery how long the cluster was waited for once all was healed
 * @param interrupted whether the run was ended before its time
 */
public record ScheduleResult(
        Schedule schedule,
        List<ScheduleEvent> events,
        List<String> leftovers,
        List<String> unready,
        Duration recovery,
        boolean interrupted) {
    public ScheduleResult {
        requireNonNull(schedule, "schedule");
        events = List.copyOf(events);
        leftovers = List.copyOf(leftovers);
        unready = List.copyOf(unready);
        requireNonNull(recovery, "recovery");
    }

    /** What was seen of this kind. */
    public List<ScheduleEvent> events(What what) {
        return events.stream().filter(event -> event.what() == what).toList();
    }

    /** How many faults the run did not come to, as it was interrupted. */
    public int notReached() {
        return schedule.entries().size()
                - events(What.INJECTED).size()
                - events(What.NOT_INJECTED).size();
    }

    /** What went wrong, the worst first; the first one is what the run failed by. Empty if all is well. */
    public List<Failure> failures() {
        List<Failure> failures = new ArrayList<>();
        if (!leftovers.isEmpty() || !events(What.NOT_HEALED).isEmpty()) {
            failures.add(Failure.NOT_HEALED);
        }
        if (!unready.isEmpty()) {
            failures.add(Failure.NOT_READY);
        }
        if (!events(What.VACUOUS).isEmpty()) {
            failures.add(Failure.VACUOUS);
        }
        if (!events(What.NOT_INJECTED).isEmpty()) {
            failures.add(Failure.NOT_INJECTED);
        }
        return List.copyOf(failures);
    }

    /** What the run failed by; empty if all is well. */
    public Optional<Failure> failure() {
        return failures().stream().findFirst();
    }

    /** How a run can fail. */
    public enum Failure {
        /** A fault was not seen to be gone. */
        NOT_HEALED,
        /** The cluster was not ready again in time. */
        NOT_READY,
        /** A fault was in place and not seen to bite. */
        VACUOUS,
        /** A fault could not be put in place. */
        NOT_INJECTED
    }
}
