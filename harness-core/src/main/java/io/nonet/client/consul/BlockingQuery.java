package io.nonet.client.consul;

import io.nonet.client.ApiRequest;
import io.nonet.client.GoDuration;
import java.time.Duration;

/**
 * Asks Consul to hold the answer until the data changes after an index, or until a time has passed.
 *
 * <p>A loop begins with {@link #starting} and goes on with {@link #after} each answer. The same data may come twice:
 * Consul also answers when the time is up, and when something else under the same index changed.
 *
 * @param index the index that the data must exceed; 0 answers at once
 * @param longest how long Consul holds the answer, at most 10 min; it may add up to a sixteenth
 */
public record BlockingQuery(long index, Duration longest) {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** @throws IllegalArgumentException when the index is negative, or the wait not between 1 ms and 10 min */
    public BlockingQuery {
        if (index < 0 || longest.toMillis() < 1 || longest.compareTo(LIMIT) > 0) {
            throw new IllegalArgumentException("Expected an index from 0 and a wait from 1 ms to 10 min, found index "
                    + index + " and wait " + longest);
        }
    }

    /** The first query of a loop: it answers at once. */
    public static BlockingQuery starting(Duration longest) {
        return new BlockingQuery(0, longest);
    }

    /**
     * The next query of a loop, by the rules of Consul's documentation: an index that went backwards (a restored
     * snapshot, a new cluster) is reset to 0, and one that is 0 is taken for 1, or the loop would spin.
     */
    public BlockingQuery after(AnswerMetadata metadata) {
        return after(metadata.index());
    }

    /** The same, after an answer of this index. */
    public BlockingQuery after(long answered) {
        return new BlockingQuery(answered < index ? 0 : Math.max(1, answered), longest);
    }

    ApiRequest on(ApiRequest request) {
        return request.query("index", Long.toString(index))
                .query("wait", GoDuration.format(longest))
                .patience(longest.plus(longest.dividedBy(16)));
    }
}
