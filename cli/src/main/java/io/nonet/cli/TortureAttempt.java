package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.schedule.Nemesis;
import io.nonet.chaos.schedule.Schedule;
import io.nonet.chaos.schedule.ScheduleEvent;
import io.nonet.chaos.schedule.ScheduleResult;
import io.nonet.chaos.workload.RunningWorkload;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.Timeline;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One run of a schedule, with its check, shown as it goes.
 *
 * @param timeline where what did not go as planned is recorded; the faults themselves are recorded as they come
 */
record TortureAttempt(
        Terminal terminal,
        Nemesis nemesis,
        Optional<TortureWorkload> workload,
        Optional<ShellCheck> check,
        TortureGuard guard,
        Timeline timeline) {
    TortureAttempt {
        requireNonNull(terminal, "terminal");
        requireNonNull(nemesis, "nemesis");
        requireNonNull(workload, "workload");
        requireNonNull(check, "check");
        requireNonNull(guard, "guard");
        requireNonNull(timeline, "timeline");
    }

    TortureOutcome run(Schedule schedule) {
        if (workload.isEmpty()) {
            ScheduleResult result = faults(schedule);
            return new TortureOutcome(result, Optional.empty(), checked(result));
        }
        try (RunningWorkload running = workload.get().start(guard::stopsToo)) {
            ScheduleResult result = faults(schedule);
            guard.proceed();
            WorkloadOutcome saw = workload.get().end(running, result.unready().isEmpty());
            guard.proceed();
            return new TortureOutcome(result, Optional.of(saw), checked(result));
        }
    }

    private ScheduleResult faults(Schedule schedule) {
        String step = "a schedule of " + Words.count(schedule.entries().size(), "fault") + " runs";
        long start = timeline.nanos();
        timeline.record(Step.started(step));
        ScheduleResult result = nemesis.run(schedule, Torture.READY_AGAIN, event -> {
            guard.proceed();
            terminal.data(TortureText.line(event));
            problem(event).ifPresent(timeline::record);
        });
        guard.proceed();
        timeline.record(Step.finished(step, Duration.ofNanos(timeline.nanos() - start)));
        result.leftovers().forEach(left -> terminal.data("NOT HEALED: " + left));
        String after = " after " + TortureText.offset(result.recovery());
        timeline.record(Check.of(
                "the cluster is ready again within " + Torture.READY_AGAIN.toSeconds() + " s",
                result.unready().isEmpty(),
                "nothing missing",
                (result.unready().isEmpty() ? "nothing missing" : String.join("; ", result.unready())) + after));
        if (result.unready().isEmpty()) {
            terminal.data("all healed; the cluster was ready again" + after);
        } else {
            terminal.data("NOT READY AGAIN" + after + ":");
            result.unready().forEach(problem -> terminal.data("  " + problem));
        }
        return result;
    }

    /** A fault that was refused leaves no trace on the timeline by itself. */
    private static Optional<Check> problem(ScheduleEvent event) {
        String expected =
                switch (event.what()) {
                    case INJECTED, PROVED, HEALED -> "";
                    case VACUOUS -> "it bites";
                    case NOT_INJECTED -> "it is injected";
                    case NOT_HEALED -> "it is gone";
                };
        return expected.isEmpty()
                ? Optional.empty()
                : Optional.of(Check.of(TortureText.words(event.entry().fault()), false, expected, event.words()));
    }

    private OptionalInt checked(ScheduleResult result) {
        if (check.isEmpty() || !result.unready().isEmpty()) {
            return OptionalInt.empty();
        }
        int code = check.get().run();
        guard.proceed();
        timeline.record(Check.of(
                "the check succeeds: " + check.get().command(), code == 0, "exit code 0", "exit code " + code));
        terminal.data("check: exit code " + code + ": " + check.get().command());
        return OptionalInt.of(code);
    }
}
