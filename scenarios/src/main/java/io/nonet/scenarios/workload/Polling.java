package io.nonet.scenarios.workload;

import io.nonet.client.ClientException;
import io.nonet.cluster.NoAgreedLeaderException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what agents say. */
public final class Polling {
    /** Longer than anything takes that no time-out of the cluster delays. */
    public static final Duration SOON = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(25);

    private Polling() {}

    /**
     * Looks at once, then every 25 ms until the limit; agents that do not answer, or agree, are asked again.
     *
     * @param alias what is waited for
     */
    public static ConditionFactory await(String alias, Duration limit) {
        return Awaitility.await(alias)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .atMost(limit)
                // Servers that are between leaders, or on their way up, say so by these.
                .ignoreExceptionsMatching(e -> e instanceof NoAgreedLeaderException || e instanceof ClientException);
    }
}
