package io.nonet.client.consul;

import io.nonet.client.HttpApi;

/** How fresh a read has to be. */
public enum Consistency {
    /** Answered by the leader without asking the others; stale for a moment after a leader was cut off. */
    DEFAULT,
    /** Answered by the leader after a majority confirmed it. */
    CONSISTENT,
    /** Answered by any server, even without a leader; how stale is in the answer's metadata. */
    STALE;

    HttpApi of(HttpApi api) {
        return switch (this) {
            case DEFAULT -> api.withReadFlag(null);
            case CONSISTENT -> api.withReadFlag("consistent");
            case STALE -> api.withReadFlag("stale");
        };
    }
}
