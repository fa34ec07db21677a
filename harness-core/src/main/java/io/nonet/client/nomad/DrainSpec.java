package io.nonet.client.nomad;

import java.time.Duration;

/**
 * How to move everything off a node.
 *
 * @param deadline how long jobs may take to move before the rest is stopped; zero for no limit, negative to stop all at
 *     once
 * @param ignoreSystemJobs whether system jobs stay
 */
public record DrainSpec(Duration deadline, boolean ignoreSystemJobs) {

    /** Moves everything, system jobs last, and stops what is left when the time is up. */
    public static DrainSpec within(Duration deadline) {
        return new DrainSpec(deadline, false);
    }

    /** Moves everything, however long it takes. */
    public static DrainSpec withoutDeadline() {
        return new DrainSpec(Duration.ZERO, false);
    }

    /** Stops everything at once. */
    public static DrainSpec forced() {
        return new DrainSpec(Duration.ofNanos(-1), false);
    }

    /** The same drain, with system jobs left alone. */
    public DrainSpec keepingSystemJobs() {
        return new DrainSpec(deadline, true);
    }
}
