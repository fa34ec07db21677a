package io.nonet.scenarios;

import io.nonet.observe.Bound;
import java.time.Duration;
import java.util.Locale;

/**
 * How long a group of servers may be without a leader after its leader died, by the rules of HashiCorp's Raft.
 *
 * <p>Sources: {@code hashicorp/raft} v1.3.11, which both Consul 1.14.3 and Nomad 1.4.3 use. {@code DefaultConfig} in
 * {@code config.go}: both time-outs are 1000 ms; Consul ({@code agent/config/builder.go}) and Nomad ({@code
 * command/agent/agent.go}) multiply them by {@code raft_multiplier}. In {@code raft.go}:
 *
 * <ul>
 *   <li>{@code runFollower} looks every 1 to 2 heartbeat time-outs, at random, whether it has heard from the leader within
 *       the last one. A look just before that one is over finds nothing wrong, so the next one notices: at most 3
 *       heartbeat time-outs after the leader's last word.
 *   <li>{@code requestVote} refuses its vote while it still knows a leader. So there is a majority only when enough
 *       followers have noticed; 3 heartbeat time-outs are enough for all of them.
 *   <li>{@code runCandidate} stands again after 1 to 2 election time-outs without a majority. Followers that noticed at
 *       different times stand in the same term and refuse each other, so one such round is usual. After it a round fails
 *       only if two stand at the same moment, or if the one that stands first has the shorter log, which comes to one
 *       round in two when the leader died in the middle of sending an entry. Four such rounds in a row of full length,
 *       after the usual one, are rarer than one run in a thousand.
 * </ul>
 */
final class ElectionBound {
    private static final int LOOKS = 3;
    /** Of one election, each with a term of its own. */
    static final int ROUNDS = 5;

    private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration ELECTION_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LEASE_TIMEOUT = Duration.ofMillis(500);
    private static final int POOLED_CONNECTIONS = 3;
    private static final Duration RECONNECT_INTERVAL = Duration.ofSeconds(30);
    /** Not Raft's: the kill itself, late threads and slow disks of a machine that runs nine nodes on two cores. */
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(1);

    private ElectionBound() {}

    /** From the leader's death to a new leader that all others name. */
    static Bound electionTime(int raftMultiplier) {
        double election = seconds(HEARTBEAT_TIMEOUT
                .multipliedBy(LOOKS)
                .plus(ELECTION_TIMEOUT.multipliedBy(2L * ROUNDS))
                .multipliedBy(raftMultiplier));
        return new Bound(
                election + seconds(BUSY_MACHINE),
                "s",
                String.format(
                        Locale.ROOT,
                        "(%d × heartbeat timeout %.0f s + %d rounds × 2 × election timeout %.0f s)"
                                + " × raft multiplier %d + %.0f s for a busy machine",
                        LOOKS,
                        seconds(HEARTBEAT_TIMEOUT),
                        ROUNDS,
                        seconds(ELECTION_TIMEOUT),
                        raftMultiplier,
                        seconds(BUSY_MACHINE)));
    }

    /**
     * From the moment when the leader hears nothing any more, although it is heard, to a new leader that all others name.
     *
     * <p>Three things come before the silence that {@link #electionTime} starts with. {@code pipelineReplicate} goes on
     * sending without an answer until {@code checkLeaderLease} has the leader step down, after {@code LeaderLeaseTimeout}
     * of 500 ms. It then stands for election itself, every 1 to 2 election time-outs, and those who hear that vote for it:
     * they know no leader, or this one. Their votes are lost, but a vote given sets back the clock of {@code runFollower}
     * ({@code setLastContact} in {@code requestVote}). It cannot be heard for ever: each request waits in vain on its
     * connection, of which {@code NetworkTransport} keeps {@code MaxPool} = 3 to each peer, in Consul and in Nomad alike,
     * and no new one gets through its TLS handshake.
     */
    static Bound electionBesideDeafLeader(int raftMultiplier) {
        Bound election = electionTime(raftMultiplier);
        double disturbed =
                seconds(LEASE_TIMEOUT.plus(ELECTION_TIMEOUT.multipliedBy(2L * POOLED_CONNECTIONS))) * raftMultiplier;
        return new Bound(
                disturbed + election.limit(),
                "s",
                String.format(
                        Locale.ROOT,
                        "(leader lease timeout %.1f s + %d connections × 2 × election timeout %.0f s) × raft multiplier %d"
                                + " + %s",
                        seconds(LEASE_TIMEOUT),
                        POOLED_CONNECTIONS,
                        seconds(ELECTION_TIMEOUT),
                        raftMultiplier,
                        election.formula()));
    }

    /**
     * From the last write acknowledged by the old leader to the first one by the new.
     *
     * @param election how long that may be without a leader
     * @param callTimeout after which a client gives up on a write and tries the next one
     */
    static Bound writeOutage(Bound election, Duration callTimeout) {
        return new Bound(
                election.limit() + seconds(callTimeout) + seconds(BUSY_MACHINE),
                "s",
                String.format(
                        Locale.ROOT,
                        "%s + %.0f s in which a client waits for the answer to a lost write + %.0f s for the new leader's"
                                + " first commit",
                        election.formula(),
                        seconds(callTimeout),
                        seconds(BUSY_MACHINE)));
    }

    /**
     * From the end of a partition to the moment when all servers name one leader again.
     *
     * <p>Consul's autopilot removes a server that gossip calls failed from Raft's peers; it votes, and knows a leader, only
     * once gossip has found it again. {@code hashicorp/serf} calls members that it lost every {@code ReconnectInterval} of
     * 30 s ({@code DefaultConfig} in {@code serf/config.go}). Its candidacies meanwhile, in later terms, then cost an
     * election.
     */
    static Bound rejoin(int raftMultiplier) {
        Bound election = electionTime(raftMultiplier);
        return new Bound(
                seconds(RECONNECT_INTERVAL) + election.limit(),
                "s",
                String.format(
                        Locale.ROOT,
                        "Serf's reconnect interval %.0f s + %s",
                        seconds(RECONNECT_INTERVAL),
                        election.formula()));
    }

    /** Some heartbeat time-outs in a row. */
    static Duration heartbeatTimeouts(int count, int raftMultiplier) {
        return HEARTBEAT_TIMEOUT.multipliedBy((long) count * raftMultiplier);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
