package io.nonet.chaos.workload;

import io.nonet.client.ApiException;
import io.nonet.client.ClientException;
import io.nonet.observe.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Takes locks through one agent, holds each for a while, and gives it back; every call about a lock is recorded.
 *
 * <p>While it holds one it looks again and again whether it still does, and takes no answer for no: then it gives the lock up,
 * as whoever works under a lock has to. What an acquire without an answer may have taken ends with its session. For one thread.
 */
final class LockClient implements Runnable {
    /** A third of what a session lives without it, so that one renewal may fail. */
    private static final Duration RENEWAL = ConsulLocks.TIME_TO_LIVE.dividedBy(3);

    private static final int SHORTEST_MILLIS = 100;
    private static final int LONGEST_MILLIS = 600;
    /** One in so many is held for long. */
    private static final int LONG_ONES = 25;
    /**
     * So long that whoever does not notice its loss still has the lock when the next one gets it: gossip takes some 6 s to give
     * up an agent, and its sessions with it, then comes the lock delay, and as long again is allowed.
     */
    private static final int LONG_MILLIS = 25_000;

    /** A lock that it has reason to think it holds. */
    private record Held(String key, long until) {}

    private final Recorder recorder;
    private final Locks locks;
    private final List<String> keys;
    private final Random random;
    private Optional<String> session = Optional.empty();
    private Optional<Held> held = Optional.empty();
    private long renewed;

    LockClient(Recorder recorder, Locks locks, List<String> keys, Random random) {
        this.recorder = recorder;
        this.locks = locks;
        this.keys = List.copyOf(keys);
        this.random = random;
    }

    /** One step: begins a session, tries to get a lock, looks whether it still has it, or gives it back. */
    @Override
    public void run() {
        if (session.isEmpty()) {
            open();
            return;
        }
        String mine = session.get();
        if (recorder.nanos() - renewed > RENEWAL.toNanos() && !renewed(mine)) {
            held.ifPresent(lock -> release(lock, mine));
            abandon(mine);
        } else if (held.isEmpty()) {
            acquire(keys.get(random.nextInt(keys.size())), mine);
        } else if (recorder.nanos() >= held.get().until() || !stillHeld(held.get(), mine)) {
            release(held.get(), mine);
        }
    }

    /** Ends its session, if that can be done now; else it ends by itself. */
    void end() {
        session.ifPresent(this::abandon);
    }

    private void open() {
        try {
            session = Optional.of(locks.open());
            renewed = recorder.nanos();
        } catch (ClientException e) {
            session = Optional.empty();
        }
    }

    /** Without an answer nothing is known; the session ends by itself before long. */
    private boolean renewed(String mine) {
        try {
            boolean lives = locks.renew(mine);
            renewed = recorder.nanos();
            return lives;
        } catch (ClientException e) {
            return true;
        }
    }

    private void acquire(String key, String mine) {
        long start = recorder.nanos();
        Done done = taken(key, mine);
        long end = recorder.nanos();
        if (done.outcome() == Outcome.OK) {
            // The answer does not tell it. The lock is held from the answer on, however long this takes.
            Optional<Long> number = fencing(key, mine);
            done = Done.ok(number.map(String::valueOf).orElse("null"));
            held = Optional.of(new Held(key, end + Duration.ofMillis(length()).toNanos()));
        }
        recorder.record("acquire", key, done, start, end);
        if (done.outcome() == Outcome.INFO || session.isEmpty()) {
            abandon(mine);
        }
    }

    private Done taken(String key, String mine) {
        try {
            return locks.acquire(key, mine) ? Done.ok("null") : Done.failed("null", "held by another");
        } catch (ApiException e) {
            if (e.body().contains("invalid session")) {
                session = Optional.empty();
                return Done.failed("null", "the session has ended");
            }
            return Done.without("null", e);
        } catch (ClientException e) {
            return Done.without("null", e);
        }
    }

    private boolean stillHeld(Held lock, String mine) {
        return fencing(lock.key(), mine).isPresent();
    }

    private Optional<Long> fencing(String key, String mine) {
        try {
            return locks.fencing(key, mine);
        } catch (ClientException e) {
            return Optional.empty();
        }
    }

    private void release(Held lock, String mine) {
        held = Optional.empty();
        Done done = recorder.record(
                "release", lock.key(), () -> Done.decided("null", () -> locks.release(lock.key(), mine)));
        if (done.outcome() != Outcome.OK) {
            abandon(mine);
        }
    }

    private void abandon(String mine) {
        session = Optional.empty();
        held = Optional.empty();
        try {
            locks.end(mine);
        } catch (ClientException e) {
            // It ends by itself: nobody renews it.
            session = Optional.empty();
        }
    }

    private int length() {
        return random.nextInt(LONG_ONES) == 0
                ? LONG_MILLIS
                : SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS);
    }
}
