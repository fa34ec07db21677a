package io.nonet.chaos.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.client.consul.Consistency;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.consul.KeyValue;
import io.nonet.client.consul.SessionSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * Locks of Consul's key/value store. A session ends with its node, or when it was not renewed for a while; whoever comes next
 * then waits for the lock delay.
 *
 * <p>The fencing number is the entry's LockIndex, as Consul's documentation says of a sequencer: it counts how often the lock
 * was acquired.
 */
record ConsulLocks(ConsulClient consul) implements Locks {
    /** Longer than a holder needs to notice: it looks several times a second, and takes no answer within a call's limit for no. */
    static final Duration LOCK_DELAY = Duration.ofSeconds(4);
    /** The shortest that Consul takes; it may keep a session for twice as long. */
    static final Duration TIME_TO_LIVE = Duration.ofSeconds(10);

    private static final SessionSpec SESSION =
            SessionSpec.named("nonet torture").withTtl(TIME_TO_LIVE).withLockDelay(LOCK_DELAY);

    ConsulLocks {
        requireNonNull(consul, "consul");
    }

    @Override
    public String open() {
        return consul.sessions().create(SESSION);
    }

    @Override
    public boolean renew(String session) {
        return consul.sessions().renew(session).isPresent();
    }

    @Override
    public void end(String session) {
        consul.sessions().destroy(session);
    }

    @Override
    public boolean acquire(String key, String session) {
        return consul.kv().acquire(key, session, session);
    }

    @Override
    public boolean release(String key, String session) {
        return consul.kv().release(key, session, session);
    }

    @Override
    public Optional<Long> fencing(String key, String session) {
        return consul.kv()
                .get(key, Consistency.CONSISTENT)
                .filter(entry -> session.equals(entry.session()))
                .map(KeyValue::lockIndex);
    }
}
