package io.nonet.chaos.workload;

import java.util.Optional;

/** Locks that sessions hold, through one agent; what brings no answer throws a {@link io.nonet.client.ClientException}. */
interface Locks {
    /** A new session; its id. */
    String open();

    /** Whether the session goes on living; false if it has ended. */
    boolean renew(String session);

    /** Ends a session, and so all that it holds. */
    void end(String session);

    /** Whether the session holds the lock now. */
    boolean acquire(String key, String session);

    /** Whether the session held the lock until now. */
    boolean release(String key, String session);

    /** The fencing number of a lock, as all servers agree; empty unless this session holds it. */
    Optional<Long> fencing(String key, String session);
}
