package io.nonet.scenarios.consistency;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.judge.Judgement;
import io.nonet.chaos.judge.Ruling;
import io.nonet.client.consul.Consistency;
import io.nonet.observe.Observation.Promised;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What clients who read in a mode may rely on while something happens to the servers.
 *
 * @param must what holds
 * @param may what may happen all the same
 * @param sources where Consul says so, one at least
 */
record Promise(Consistency mode, Disturbance disturbance, Guarantee must, String may, List<Quote> sources) {
    private static final Quote WRITES =
            Quote.ofModes("All writes follow the behavior of the `consistent` consistency mode.");

    /** How restarts are to be done, one by one. */
    private static final Quote RESTARTS = Quote.ofUpgrades("Wait until the server agent is healthy and has rejoined the"
            + " cluster before moving on to the next server agent.");

    Promise {
        requireNonNull(mode, "mode");
        requireNonNull(disturbance, "disturbance");
        requireNonNull(must, "must");
        requireNonNull(may, "may");
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources: expected one at least, found none");
        }
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
        Promise promise = ofMode(mode, disturbance);
        return disturbance == Disturbance.ROLLING_RESTART ? promise.and(RESTARTS) : promise;
    }

    /** The same, with one source more. */
    private Promise and(Quote source) {
        List<Quote> more = new ArrayList<>(sources);
        more.add(source);
        return new Promise(mode, disturbance, must, may, more);
    }

    /**
     * It, and what clients saw.
     *
     * @param judged by what must hold
     * @param relaxed the same with every read counted as one that may be old
     */
    Promised heldAgainst(Judgement judged, Judgement relaxed) {
        String seen = "%d operations, %d reads of old values, the oldest %.0f ms old; %s"
                .formatted(
                        judged.figures().getOrDefault("operations", 0L),
                        relaxed.figures().getOrDefault("that were old", 0L),
                        relaxed.figures().getOrDefault("oldest, ns", 0L) / 1e6,
                        judged.reason());
        return new Promised(
                word(mode),
                word(disturbance),
                word(must),
                may,
                sources.stream().map(Quote::toString).toList(),
                judged.ruling() == Ruling.OK,
                seen);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Promise ofMode(Consistency mode, Disturbance disturbance) {
        return switch (mode) {
            case CONSISTENT ->
                new Promise(
                        mode,
                        disturbance,
                        Guarantee.LINEARIZABLE,
                        "reads fail while there is no leader that a majority confirms",
                        List.of(
                                Quote.ofModes("This mode is strongly consistent without caveats."),
                                Quote.ofModes("It requires that a leader verify with a quorum of peers that it is still"
                                        + " leader."),
                                WRITES));
            case DEFAULT ->
                new Promise(
                        mode,
                        disturbance,
                        Guarantee.LINEARIZABLE_WRITES,
                        "a leader that was replaced answers with old values until it steps down",
                        List.of(
                                Quote.ofModes("However, there is a small window in which a new leader may be elected"
                                        + " during which the old leader may respond with stale values."),
                                Quote.ofConsensus("The time window of stale reads is also bounded since the leader will"
                                        + " step down due to the partition."),
                                WRITES));
            case STALE ->
                new Promise(
                        mode,
                        disturbance,
                        Guarantee.LINEARIZABLE_WRITES,
                        "any server answers with what it has, for as long as it is cut off, even without a leader",
                        List.of(
                                Quote.ofModes(
                                        "This mode allows any server to handle the read regardless of whether it is"
                                                + " the leader."),
                                Quote.ofModes(
                                        "Results are generally consistent to within 50 milliseconds of the leader,"
                                                + " though there is no upper limit on this staleness."),
                                WRITES));
        };
    }
}
