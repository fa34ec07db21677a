package io.nonet.chaos.workload;

import io.nonet.client.ClientException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what has to be there in the end. */
final class Settling {
    private static final Duration POLL = Duration.ofMillis(200);

    private Settling() {}

    /** Looks again and again; whether it came about in time. Agents that do not answer are asked again. */
    static boolean within(Duration limit, Callable<Boolean> condition) {
        try {
            Awaitility.await("the end of a workload")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .atMost(limit)
                    .ignoreExceptionsInstanceOf(ClientException.class)
                    .until(condition);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }
}
