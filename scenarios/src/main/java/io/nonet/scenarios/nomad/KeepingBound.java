package io.nonet.scenarios.nomad;

import io.nonet.observe.Bound;

/** How long a task that died may be missed, by the settings of {@code jobs/web.nomad} and Nomad 1.4.3. */
final class KeepingBound {
    /** {@code jitter} in {@code client/allocrunner/taskrunner/restarts/restarts.go}: up to a quarter of the delay is added. */
    private static final double DELAY = 1.25;

    /** To start a process, and for news of it to come round, on a machine that runs all nodes on two cores. */
    private static final double BUSY_MACHINE = 5;

    private KeepingBound() {}

    /** From the death of a task to its running again where it was. */
    static Bound restarted() {
        return new Bound(DELAY + BUSY_MACHINE, "s", "restart delay 1 s and a quarter + 5 s for a busy machine");
    }
}
