package io.nonet.digitalocean.api;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Time that passes, and waiting for it to pass; tests have one of their own, in which waiting takes no time. */
public interface Pauses {
    /** Nanoseconds of a clock that never goes back. */
    long nanos();

    /**
     * Returns after the given time; at once if that is not positive.
     *
     * @throws InterruptedPauseException if the thread is interrupted, which it stays
     */
    void pause(Duration length);

    /** Real time. */
    static Pauses real() {
        return new Pauses() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration length) {
                long end = nanos() + length.toNanos();
                for (long left = length.toNanos(); left > 0; left = end - nanos()) {
                    LockSupport.parkNanos(this, left);
                    if (Thread.currentThread().isInterrupted()) {
                        throw new InterruptedPauseException();
                    }
                }
            }
        };
    }
}
