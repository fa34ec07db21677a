package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.locks.LockSupport;

/**
 * Has something done if this process is told to end – Ctrl-C, SIGTERM, SIGHUP – before a launch is
 * {@linkplain #settle settled}. A second signal changes nothing: the JVM is ending already.
 */
final class LaunchGuard {
    private final Thread hook;

    /**
     * Guards from now on.
     *
     * @param giveUp undoes the launch; called on a thread of its own, while the launching one goes on
     */
    LaunchGuard(Runnable giveUp) {
        hook = new Thread(requireNonNull(giveUp), "nonet-interrupted");
        // Refused if the process is ending.
        unlessEnding(() -> Runtime.getRuntime().addShutdownHook(hook));
    }

    /** Ends the guard: the cluster stays, or is gone. Never returns if the process is ending already. */
    void settle() {
        unlessEnding(() -> Runtime.getRuntime().removeShutdownHook(hook));
    }

    private void unlessEnding(Runnable change) {
        try {
            change.run();
        } catch (IllegalStateException e) {
            while (true) {
                LockSupport.park(this);
            }
        }
    }
}
