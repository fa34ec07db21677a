package io.nonet.scenarios.consistency;

import static java.util.Objects.requireNonNull;

import io.nonet.client.consul.Consistency;
import java.util.Arrays;
import java.util.List;

/**
 * What clients who read in a mode may rely on while something happens to the servers.
 *
 * @param must what holds
 * @param may what may happen all the same
 * @param source where Consul says so
 */
record Promise(Consistency mode, Disturbance disturbance, Guarantee must, String may, String source) {
    private static final String MODES = "https://developer.hashicorp.com/consul/api-docs/features/consistency";

    Promise {
        requireNonNull(mode, "mode");
        requireNonNull(disturbance, "disturbance");
        requireNonNull(must, "must");
        requireNonNull(may, "may");
        requireNonNull(source, "source");
    }

    /** What can be held against a history. */
    enum Guarantee {
        /** Every read, write and compare-and-set takes effect between its question and its answer. */
        LINEARIZABLE,
        /** Every write and compare-and-set does, and every read finds what was there at some time. */
        LINEARIZABLE_WRITES
    }

    /** The whole table. */
    static List<Promise> table() {
        return Arrays.stream(Disturbance.values())
                .flatMap(disturbance -> Arrays.stream(Consistency.values()).map(mode -> of(mode, disturbance)))
                .toList();
    }

    static Promise of(Consistency mode, Disturbance disturbance) {
        return switch (mode) {
            case CONSISTENT ->
                new Promise(
                        mode,
                        disturbance,
                        Guarantee.LINEARIZABLE,
                        "reads fail while there is no leader that a majority confirms",
                        MODES + ": \"strongly consistent without caveats\"");
            case DEFAULT ->
                new Promise(
                        mode,
                        disturbance,
                        Guarantee.LINEARIZABLE_WRITES,
                        "a leader that was replaced answers with old values until its lease is over",
                        MODES + ": \"strongly consistent in almost all cases\", but for the old leader of a partition");
            case STALE ->
                new Promise(
                        mode,
                        disturbance,
                        Guarantee.LINEARIZABLE_WRITES,
                        "any server answers with what it has, for as long as it is cut off, even without a leader",
                        MODES + ": \"allows any server to handle the read regardless of whether it is the leader\"");
        };
    }
}
