package io.nonet.cli;

import io.nonet.chaos.schedule.Overlaps;
import io.nonet.chaos.schedule.Schedule;
import io.nonet.chaos.schedule.ScheduleFile;
import io.nonet.chaos.schedule.Shrinker;
import io.nonet.chaos.schedule.Shrinker.Shrunk;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.NotReadyException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Looks for the smallest schedule that fails in the same way as the first run, by running smaller ones on the same cluster.
 *
 * @param command the command line that runs the schedule of these options in the same way
 */
record TortureShrinking(
        Terminal terminal,
        Cluster cluster,
        TortureAttempt attempt,
        TortureGuard guard,
        LaunchRecord record,
        Function<List<String>, String> command) {
    /** At a minute each, what a person may wait for. */
    private static final int ATTEMPTS = 40;

    void run(TortureOutcome failed) {
        TortureOutcome.Failure failure = failed.failure().orElseThrow();
        AtomicInteger number = new AtomicInteger();
        AtomicBoolean givenUp = new AtomicBoolean();
        Shrunk shrunk = Shrinker.shrink(
                failed.result().schedule(),
                smaller -> !givenUp.get()
                        && runnable(smaller)
                        && ready(givenUp)
                        && fails(smaller, failure, number.incrementAndGet()),
                ATTEMPTS);
        guard.proceed();
        tell(shrunk, givenUp.get());
    }

    private boolean runnable(Schedule smaller) {
        return new Overlaps(cluster.topology()).problem(smaller).isEmpty();
    }

    private boolean ready(AtomicBoolean givenUp) {
        try {
            cluster.readiness().recover(Torture.READY_AGAIN);
            return true;
        } catch (NotReadyException e) {
            terminal.say("nonet: cannot go on shrinking: " + e.getMessage());
            givenUp.set(true);
            return false;
        }
    }

    private boolean fails(Schedule smaller, TortureOutcome.Failure failure, int number) {
        guard.proceed();
        terminal.data("shrinking, run " + number + " of " + ATTEMPTS + " at most: "
                + Words.count(smaller.entries().size(), "fault"));
        TortureOutcome outcome = attempt.run(smaller);
        boolean same = outcome.failure().filter(failure::equals).isPresent();
        terminal.data(same ? "it still fails: " + failure.words() : "it does not fail that way: " + outcome.reason());
        return same;
    }

    private void tell(Shrunk shrunk, boolean givenUp) {
        Schedule smallest = shrunk.schedule();
        if (smallest.entries().isEmpty()) {
            terminal.data("smallest: it fails without any fault, too");
            return;
        }
        Path file = record.folder().attach("smallest.json", ScheduleFile.text(smallest));
        terminal.data("smallest schedule that was seen to fail, of "
                + Words.count(shrunk.attempts(), "smaller one") + " looked at"
                + (shrunk.minimal() && !givenUp
                        ? "; without any one of its faults it does not fail:"
                        : "; there may be smaller ones:"));
        TortureText.plan(smallest).forEach(terminal::data);
        terminal.data("run it: " + command.apply(List.of("--schedule", file.toString())));
    }
}
