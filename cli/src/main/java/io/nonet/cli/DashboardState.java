package io.nonet.cli;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The last that was seen of a cluster, for all who wait for news; safe for use by several threads. */
final class DashboardState {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private String json = "";
    private long version;

    /** Tells the news; does nothing if they are none. */
    void set(String news) {
        lock.lock();
        try {
            if (!news.equals(json)) {
                json = news;
                version++;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What there is once it is newer than this, or has not been for so long. */
    News after(long known, long seconds) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(seconds);
            while (version <= known && left > 0) {
                left = changed.awaitNanos(left);
            }
            return new News(version, json);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What was seen.
     *
     * @param version counted from 1; 0 if nothing was seen yet
     */
    record News(long version, String json) {}
}
