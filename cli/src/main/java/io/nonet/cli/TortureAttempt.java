package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.schedule.Nemesis;
import io.nonet.chaos.schedule.Schedule;
import io.nonet.chaos.schedule.ScheduleResult;
import java.util.Optional;
import java.util.OptionalInt;

/** One run of a schedule, with its check, shown as it goes. */
record TortureAttempt(Terminal terminal, Nemesis nemesis, Optional<ShellCheck> check, TortureGuard guard) {
    TortureAttempt {
        requireNonNull(terminal, "terminal");
        requireNonNull(nemesis, "nemesis");
        requireNonNull(check, "check");
        requireNonNull(guard, "guard");
    }

    TortureOutcome run(Schedule schedule) {
        ScheduleResult result = nemesis.run(schedule, Torture.READY_AGAIN, event -> {
            guard.proceed();
            terminal.data(TortureText.line(event));
        });
        guard.proceed();
        result.leftovers().forEach(left -> terminal.data("NOT HEALED: " + left));
        if (result.unready().isEmpty()) {
            terminal.data("all healed; the cluster is ready again");
        } else {
            terminal.data("NOT READY AGAIN after " + Torture.READY_AGAIN.toSeconds() + " s:");
            result.unready().forEach(problem -> terminal.data("  " + problem));
        }
        return new TortureOutcome(result, result.unready().isEmpty() ? checked() : OptionalInt.empty());
    }

    private OptionalInt checked() {
        if (check.isEmpty()) {
            return OptionalInt.empty();
        }
        int code = check.get().run();
        guard.proceed();
        terminal.data("check: exit code " + code + ": " + check.get().command());
        return OptionalInt.of(code);
    }
}
