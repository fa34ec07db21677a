package io.nonet.chaos.schedule;

import io.nonet.chaos.Fault;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.List;

/** Where a schedule is run: a cluster with its faults; tests bring one without machines. */
interface FaultSite {
    Topology topology();

    /** Nanoseconds of a clock that never goes back. */
    long nanos();

    /**
     * Injects a fault.
     *
     * @throws RuntimeException if it cannot be
     */
    Placed inject(Fault fault);

    /**
     * Heals whatever there is, known or not.
     *
     * @throws RuntimeException if something is still there
     */
    void healAll();

    /** What is not as it is in a ready cluster once the limit is over; empty as soon as it is ready. */
    List<String> awaitReady(Duration limit);

    /** A fault that is in place. */
    interface Placed {
        String id();

        /** Returns what showed that it bites; throws if it does not. */
        String awaitEffect();

        /** Takes it away; does nothing if that was done. */
        void heal();

        /** Returns what showed that it is gone; throws if it is not. */
        String awaitHealed();
    }
}
