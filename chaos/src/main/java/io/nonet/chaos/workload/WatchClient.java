package io.nonet.chaos.workload;

import io.nonet.client.ClientException;
import io.nonet.client.consul.BlockingQuery;
import io.nonet.observe.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits for a value through one agent, again and again, each time from the index of the answer before; every call is recorded.
 *
 * <p>It asks in the mode {@code consistent}: the one in which nothing may be missed, whoever leads. Others may answer with
 * what a replaced leader has. For one thread; whether it has heard something can be asked from any.
 */
final class WatchClient implements Runnable {
    /** Shorter than faults last, so that it asks anew during each. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final Recorder recorder;
    private final Watches watches;
    private final String key;
    private BlockingQuery query = BlockingQuery.starting(LONGEST);
    private volatile long heardOfAll = -1;

    WatchClient(Recorder recorder, Watches watches, String key) {
        this.recorder = recorder;
        this.watches = watches;
        this.key = key;
    }

    /** One call. */
    @Override
    public void run() {
        long start = recorder.nanos();
        long waited = query.index();
        Done done;
        try {
            Entry entry = watches.await(key, query);
            query = query.after(entry.index());
            done = new Done(
                    Outcome.OK,
                    "[" + waited + "," + entry.index() + "," + entry.value() + "]",
                    Optional.empty(),
                    Optional.of(entry.freshness()));
        } catch (ClientException e) {
            done = new Done(Outcome.INFO, "[" + waited + ",null,null]", Optional.of(Done.error(e)), Optional.empty());
        }
        recorder.record("watch", key, done, start, recorder.nanos());
        if (done.outcome() == Outcome.OK) {
            heardOfAll = start;
        }
    }

    /** Whether it has an answer to a question that was asked after this moment. */
    boolean heardSince(long nanos) {
        return heardOfAll > nanos;
    }

    String agent() {
        return recorder.agent();
    }
}
