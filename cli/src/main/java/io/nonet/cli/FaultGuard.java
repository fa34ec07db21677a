package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.Fault;
import io.nonet.chaos.Injection;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Heals a fault with a lifetime, and shows that it is gone, if this process is told to end before that is over. An injection
 * under way is waited for: nobody else would know of it.
 */
final class FaultGuard {
    private final Terminal terminal;
    private final LaunchGuard guard;
    private volatile boolean ending;
    private Optional<Injection> injected = Optional.empty();

    FaultGuard(Terminal terminal) {
        this.terminal = requireNonNull(terminal, "terminal");
        this.guard = new LaunchGuard(this::end);
    }

    /** Injects the fault; never returns if the process is ending. */
    Injection inject(Chaos chaos, Fault fault) {
        Optional<Injection> injection = guarded(chaos, fault);
        proceed();
        return injection.orElseThrow();
    }

    private synchronized Optional<Injection> guarded(Chaos chaos, Fault fault) {
        if (!ending) {
            injected = Optional.of(chaos.inject(fault));
        }
        return injected;
    }

    /** Returns at once, or never if the process is ending: it heals by itself then. */
    void proceed() {
        while (ending) {
            LockSupport.park(this);
        }
    }

    /** Ends the guard; never returns if the process is ending. */
    void settle() {
        guard.settle();
    }

    private void end() {
        ending = true;
        heal();
    }

    private synchronized void heal() {
        injected.ifPresent(injection -> {
            terminal.say("nonet: interrupted; healing " + injection.id() + " ...");
            try {
                injection.heal();
                terminal.say("nonet: " + injection.id() + " is healed: " + injection.awaitHealed());
            } catch (RuntimeException e) {
                terminal.say("nonet: not healed, or not seen to be: " + e.getMessage());
            }
        });
    }
}
