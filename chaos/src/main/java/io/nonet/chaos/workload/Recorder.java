package io.nonet.chaos.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Observation.Request;
import io.nonet.observe.Timeline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records the calls of one client, which asks one thing at a time.
 *
 * @param client no other client has this name
 * @param agent who is asked
 */
record Recorder(String client, String agent, Timeline timeline) {
    Recorder {
        requireNonNull(client, "client");
        requireNonNull(agent, "agent");
        requireNonNull(timeline, "timeline");
    }

    long nanos() {
        return timeline.nanos();
    }

    /** Makes a call, and records it once it has ended. */
    Done record(String operation, String key, Supplier<Done> call) {
        long start = timeline.nanos();
        Done done = call.get();
        record(operation, key, done, start, timeline.nanos());
        return done;
    }

    /** Records a call that was made. */
    void record(String operation, String key, Done done, long start, long end) {
        timeline.record(new Request(
                client,
                operation,
                agent,
                Optional.of(key),
                Optional.of(done.value()),
                done.outcome(),
                start,
                Duration.ofNanos(end - start),
                done.error(),
                done.freshness()));
    }
}
