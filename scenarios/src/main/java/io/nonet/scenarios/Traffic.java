package io.nonet.scenarios;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.workload.RepeatedWork;
import io.nonet.client.ApiException;
import io.nonet.client.ApiUnreachableException;
import io.nonet.client.ClientException;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Outcome;
import io.nonet.observe.Timeline;
import io.nonet.scenarios.RaftSystem.Writer;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Writers that write new keys one after the other until they are stopped; every write is recorded.
 *
 * <p>A write that was not acknowledged counts as failed only where it surely did not happen, else as unknown. Safe for
 * use by several threads.
 */
final class Traffic implements AutoCloseable {
    /** Between an answer and the next write: some thirty writes a second, so that gaps are seen to 30 ms. */
    private static final Duration PAUSE = Duration.ofMillis(25);

    /** No other traffic has it: what an earlier one wrote to the same cluster must not pass for this one's. */
    private final String name = UUID.randomUUID().toString().substring(0, 8);

    private final Timeline timeline;
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> acknowledgedAt = new ConcurrentLinkedQueue<>();

    private final RepeatedWork writing;

    private Traffic(Map<String, Writer> writers, Timeline timeline) {
        this.timeline = requireNonNull(timeline, "timeline");
        List<Runnable> loops = new ArrayList<>();
        writers.forEach((target, writer) -> loops.add(loop(target, writer)));
        this.writing = RepeatedWork.start(PAUSE, loops);
    }

    /**
     * Starts one writer for each of these.
     *
     * @param writers by the name of the node they write through
     */
    static Traffic start(Map<String, Writer> writers, Timeline timeline) {
        return new Traffic(writers, timeline);
    }

    private Runnable loop(String target, Writer writer) {
        AtomicInteger written = new AtomicInteger();
        return () -> write(target, writer, name + "-via-" + target + "-" + written.incrementAndGet());
    }

    private void write(String target, Writer writer, String key) {
        String value = "value of " + key;
        long start = timeline.nanos();
        Outcome outcome = Outcome.OK;
        Optional<String> error = Optional.empty();
        try {
            writer.write(key, value);
        } catch (ClientException e) {
            outcome = outcome(e);
            error = Optional.of(error(e));
        }
        long end = timeline.nanos();
        if (outcome == Outcome.OK) {
            acknowledged.put(key, value);
            acknowledgedAt.add(end);
        }
        attempts.incrementAndGet();
        timeline.record(new Request(
                "writer via " + target,
                "write",
                target,
                Optional.of(key),
                Optional.of('"' + value + '"'),
                outcome,
                start,
                Duration.ofNanos(end - start),
                error));
    }

    /** What was acknowledged so far, by key. */
    Map<String, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** How many writes were tried and have ended, in whatever way. */
    int attempts() {
        return attempts.get();
    }

    /** How many writes were acknowledged after this moment of the timeline. */
    long acknowledgedSince(long nanos) {
        return acknowledgedAt.stream().filter(at -> at > nanos).count();
    }

    /** The longest time without an acknowledgement that ended after this moment of the timeline; zero if none did. */
    Duration longestGapAfter(long nanos) {
        return Duration.ofNanos(gapsAfter(nanos).max().orElse(0));
    }

    /** How long there was no acknowledgement, in all, leaving out gaps that are no longer than usual. */
    Duration gapsAfter(long nanos, Duration usual) {
        return Duration.ofNanos(
                gapsAfter(nanos).filter(gap -> gap > usual.toNanos()).sum());
    }

    private LongStream gapsAfter(long nanos) {
        List<Long> times = acknowledgedAt.stream().sorted().toList();
        return IntStream.range(1, times.size())
                .filter(i -> times.get(i) > nanos)
                .mapToLong(i -> times.get(i) - times.get(i - 1));
    }

    /**
     * Stops writing; once it returns no write is under way. Does nothing if stopped already.
     *
     * @throws IllegalStateException if a writer ended before, by an error that is none of the agent's
     */
    @Override
    public void close() {
        writing.close();
    }

    /** A write is known not to have happened if nobody could take it: no leader was there, or no agent. */
    private static Outcome outcome(ClientException e) {
        boolean refused = e instanceof ApiException answer && answer.isNoLeader();
        return refused || e.getCause() instanceof ConnectException ? Outcome.FAIL : Outcome.INFO;
    }

    private static String error(ClientException e) {
        if (e instanceof ApiException answer) {
            return Integer.toString(answer.status());
        }
        if (e instanceof ApiUnreachableException && e.getCause() instanceof InterruptedIOException) {
            return "timeout";
        }
        return e.getCause() instanceof ConnectException ? "refused" : "connection";
    }
}
