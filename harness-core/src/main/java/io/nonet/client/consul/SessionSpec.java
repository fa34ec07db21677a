package io.nonet.client.consul;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session to begin.
 *
 * @param ttl how long it lives without renewal, 10 s to 24 h (Consul may keep it for twice as long); null for no limit
 * @param lockDelay how long a key stays locked after the session lost it without releasing it; 15 s when null
 * @param behavior what becomes of its keys when it ends
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionSpec(
        String name,
        @JsonProperty("TTL") @Nullable Duration ttl,
        @Nullable Duration lockDelay,
        Behavior behavior) {

    public SessionSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(behavior, "behavior");
    }

    /** What becomes of a session's keys when it ends. */
    public enum Behavior {
        /** They stay, unlocked. */
        @JsonProperty("release")
        RELEASE,
        /** They are deleted. */
        @JsonProperty("delete")
        DELETE
    }

    /** A session that ends with its node, and then releases its keys. */
    public static SessionSpec named(String name) {
        return new SessionSpec(name, null, null, Behavior.RELEASE);
    }

    /** The same session, ending when it is not renewed for so long. */
    public SessionSpec withTtl(Duration newTtl) {
        return new SessionSpec(name, newTtl, lockDelay, behavior);
    }

    /** The same session with another lock delay; zero for none. */
    public SessionSpec withLockDelay(Duration newLockDelay) {
        return new SessionSpec(name, ttl, newLockDelay, behavior);
    }

    /** The same session, deleting its keys when it ends. */
    public SessionSpec deletingKeys() {
        return new SessionSpec(name, ttl, lockDelay, Behavior.DELETE);
    }
}
