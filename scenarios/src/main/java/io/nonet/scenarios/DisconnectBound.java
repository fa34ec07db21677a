package io.nonet.scenarios;

import io.nonet.observe.Bound;
import java.time.Duration;
import java.util.Locale;

/**
 * How long Nomad takes over a client that is cut off, and over its return, by the sources of Nomad 1.4.3 and its settings,
 * of which the cluster changes none.
 */
final class DisconnectBound {
    /** {@code min_heartbeat_ttl} and {@code heartbeat_grace}, {@code DefaultConfig} in {@code nomad/config.go}. */
    private static final Duration MIN_HEARTBEAT_TTL = Duration.ofSeconds(10);

    private static final Duration HEARTBEAT_GRACE = Duration.ofSeconds(10);
    /** {@code failover_heartbeat_ttl}, ibidem. */
    private static final Duration FAILOVER_HEARTBEAT_TTL = Duration.ofMinutes(5);
    /** At most, from one of a client to its next. */
    static final Duration NEXT_HEARTBEAT = MIN_HEARTBEAT_TTL.multipliedBy(2);

    /** Of a heartbeat that failed less than 30 s late, {@code getHeartbeatRetryIntv} in {@code client/client.go}. */
    private static final Duration HEARTBEAT_RETRY = Duration.ofSeconds(2);
    /** For which a client tries one call again, {@code RPCHoldTimeout} in {@code client/config/config.go}. */
    private static final Duration RPC_HOLD_TIMEOUT = Duration.ofSeconds(5);
    /** After which a client tells its servers once more how its allocations do, and a random part of it more, {@code client/client.go}. */
    private static final Duration ALLOC_SYNC_RETRY = Duration.ofSeconds(5);
    /** Of a task, {@code DefaultKillTimeout} in {@code nomad/structs/structs.go}. */
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);
    /** Not Nomad's: to schedule and start a process, and for it to be seen, on a machine that runs all nodes on two cores. */
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(5);

    private DisconnectBound() {}

    /**
     * From the cut, once it is in place, to tasks that run elsewhere: until then a heartbeat may still come through.
     *
     * <p>{@code resetHeartbeatTimer} in {@code nomad/heartbeat.go}: with each heartbeat the leader gives a client 1 to 2 times
     * {@code min_heartbeat_ttl} until the next (few clients do not come near {@code max_heartbeats_per_second}), and gives it
     * up after {@code heartbeat_grace} more.
     */
    static Bound replaced() {
        return new Bound(
                seconds(MIN_HEARTBEAT_TTL) * 2 + seconds(HEARTBEAT_GRACE) + seconds(BUSY_MACHINE),
                "s",
                String.format(
                        Locale.ROOT,
                        "2 × min_heartbeat_ttl %.0f s + heartbeat_grace %.0f s + %.0f s for a busy machine",
                        seconds(MIN_HEARTBEAT_TTL),
                        seconds(HEARTBEAT_GRACE),
                        seconds(BUSY_MACHINE)));
    }

    /**
     * The same where another leader is elected meanwhile, at the latest when the one before was about to give the client up.
     *
     * <p>{@code initializeHeartbeatTimers} in {@code nomad/heartbeat.go}: a new leader, which does not know when a client was last heard
     * of, gives it up {@code failover_heartbeat_ttl} after the election.
     */
    static Bound replacedByNewLeader() {
        Bound replaced = replaced();
        return new Bound(
                replaced.limit() + seconds(FAILOVER_HEARTBEAT_TTL),
                "s",
                String.format(
                        Locale.ROOT,
                        "%s + failover_heartbeat_ttl %.0f s of a new leader",
                        replaced.formula(),
                        seconds(FAILOVER_HEARTBEAT_TTL)));
    }

    /** From the end of the cut to as many tasks as the job asks for. */
    static Bound surplusStopped() {
        return surplusStopped(
                seconds(RPC_HOLD_TIMEOUT),
                String.format(Locale.ROOT, "RPC hold timeout %.0f s", seconds(RPC_HOLD_TIMEOUT)));
    }

    /**
     * The same where the client is disconnected, not down: until its next heartbeat the servers refuse what it says of its allocations
     * ({@code UpdateAlloc} in {@code nomad/node_endpoint.go}), and the scheduler waits for that.
     */
    static Bound surplusStoppedOnReconnecting() {
        return surplusStopped(
                2 * seconds(ALLOC_SYNC_RETRY),
                String.format(Locale.ROOT, "2 × allocSyncRetryIntv %.0f s", seconds(ALLOC_SYNC_RETRY)));
    }

    private static Bound surplusStopped(double untilHeard, String formula) {
        return new Bound(
                seconds(HEARTBEAT_RETRY) + untilHeard + seconds(KILL_TIMEOUT) + seconds(BUSY_MACHINE),
                "s",
                String.format(
                        Locale.ROOT,
                        "heartbeat retry %.0f s + %s + kill_timeout %.0f s + %.0f s for a busy machine",
                        seconds(HEARTBEAT_RETRY),
                        formula,
                        seconds(KILL_TIMEOUT),
                        seconds(BUSY_MACHINE)));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
