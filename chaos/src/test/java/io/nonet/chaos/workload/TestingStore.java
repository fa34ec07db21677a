package io.nonet.chaos.workload;

import io.nonet.client.consul.BlockingQuery;
import io.nonet.client.consul.Consistency;
import io.nonet.observe.Freshness;
import io.nonet.observe.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store of keys, with locks and sessions, that keeps all its promises; each call takes a millisecond of its own clock. */
class TestingStore implements Registers, Watches, Locks {
    private static final long MILLISECOND = 1_000_000;

    private record Value(String text, long index) {}

    private record Lock(Optional<String> session, long number, long closedUntil) {
        private static final Lock FREE = new Lock(Optional.empty(), 0, 0);
    }

    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Lock> locks = new HashMap<>();
    private final Set<String> sessions = new HashSet<>();
    private long index = 10;
    private int opened;
    private long nanos;

    final Timeline timeline = new Timeline(Clock.systemUTC(), () -> nanos);

    Recorder recorder(String client) {
        return new Recorder(client, client, timeline);
    }

    void passes(Duration time) {
        nanos += time.toNanos();
    }

    private void call() {
        nanos += MILLISECOND;
    }

    @Override
    public Entry read(String key, Consistency mode) {
        call();
        Value value = values.getOrDefault(key, new Value("null", 0));
        return new Entry(value.text(), value.index(), freshness(mode.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void write(String key, String value) {
        call();
        values.put(key, new Value(value, ++index));
    }

    @Override
    public boolean compareAndSet(String key, String value, long expected) {
        call();
        boolean same = values.getOrDefault(key, new Value("null", 0)).index() == expected;
        if (same) {
            values.put(key, new Value(value, ++index));
        }
        return same;
    }

    @Override
    public Entry await(String key, BlockingQuery query) {
        call();
        Value value = values.getOrDefault(key, new Value("null", 1));
        return new Entry(value.text(), value.index(), freshness("consistent"));
    }

    @Override
    public String open() {
        call();
        String session = "session-" + ++opened;
        sessions.add(session);
        return session;
    }

    @Override
    public boolean renew(String session) {
        call();
        return sessions.contains(session);
    }

    @Override
    public void end(String session) {
        call();
        sessions.remove(session);
        locks.replaceAll((key, lock) -> lock.session().filter(session::equals).isEmpty()
                ? lock
                : new Lock(Optional.empty(), lock.number(), nanos + ConsulLocks.LOCK_DELAY.toNanos()));
    }

    /** Ends the session that holds a lock, as if its node had been lost. */
    void loses(String key) {
        locks.getOrDefault(key, Lock.FREE).session().ifPresent(this::end);
    }

    @Override
    public boolean acquire(String key, String session) {
        call();
        Lock lock = locks.getOrDefault(key, Lock.FREE);
        if (!sessions.contains(session)
                || nanos < lock.closedUntil()
                || lock.session().isPresent()) {
            return false;
        }
        locks.put(key, new Lock(Optional.of(session), lock.number() + 1, 0));
        return true;
    }

    @Override
    public boolean release(String key, String session) {
        call();
        Lock lock = locks.getOrDefault(key, Lock.FREE);
        boolean held = lock.session().filter(session::equals).isPresent();
        if (held) {
            locks.put(key, new Lock(Optional.empty(), lock.number(), 0));
        }
        return held;
    }

    @Override
    public Optional<Long> fencing(String key, String session) {
        call();
        Lock lock = locks.getOrDefault(key, Lock.FREE);
        return lock.session().filter(session::equals).map(holder -> lock.number());
    }

    private static Freshness freshness(String mode) {
        return new Freshness(mode, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
