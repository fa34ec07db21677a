package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.schedule.Nemesis;
import io.nonet.chaos.workload.RunningWorkload;
import io.nonet.observe.RunFileException;
import io.nonet.observe.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Heals everything, and stops the workload, if this process is told to end while a schedule runs. */
final class TortureGuard {
    private final Terminal terminal;
    private final Nemesis nemesis;
    private final Optional<ShellCheck> check;
    private final LaunchRecord record;
    private final String heal;
    private final LaunchGuard guard;
    private final AtomicReference<@Nullable RunningWorkload> workload = new AtomicReference<>();
    private volatile boolean stopping;

    /**
     * Guards from now on.
     *
     * @param heal the command that heals what could not be healed
     */
    TortureGuard(Terminal terminal, Nemesis nemesis, Optional<ShellCheck> check, LaunchRecord record, String heal) {
        this.terminal = requireNonNull(terminal, "terminal");
        this.nemesis = requireNonNull(nemesis, "nemesis");
        this.check = requireNonNull(check, "check");
        this.record = requireNonNull(record, "record");
        this.heal = requireNonNull(heal, "heal");
        this.guard = new LaunchGuard(this::stop);
    }

    /** Has it stopped, too: it leaves nothing in the cluster then. */
    void stopsToo(RunningWorkload running) {
        workload.set(running);
    }

    /** Returns at once, or never if the process is ending: then nothing more may be done or said. */
    void proceed() {
        while (stopping) {
            LockSupport.park(this);
        }
    }

    /** Ends the guard; never returns if the process is ending. */
    void settle() {
        guard.settle();
    }

    private void stop() {
        stopping = true;
        terminal.say("nonet: interrupted; healing everything ...");
        check.ifPresent(ShellCheck::stop);
        List<String> left = nemesis.stop();
        left.forEach(problem -> terminal.say("nonet: not healed: " + problem));
        terminal.say(left.isEmpty() ? "nonet: all faults are healed" : "nonet: heal the rest: " + heal);
        RunningWorkload running = workload.get();
        if (running != null) {
            running.close();
            terminal.say("nonet: the workload is stopped");
        }
        try {
            record.finish(Verdict.INCONCLUSIVE, "interrupted");
        } catch (RunFileException e) {
            terminal.say("nonet: " + e.getMessage());
        }
    }
}
