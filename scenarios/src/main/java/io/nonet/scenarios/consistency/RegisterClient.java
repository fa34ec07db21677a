package io.nonet.scenarios.consistency;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nonet.client.ApiException;
import io.nonet.client.ClientException;
import io.nonet.client.consul.Answer;
import io.nonet.client.consul.Consistency;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.consul.KeyValue;
import io.nonet.observe.Freshness;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Outcome;
import io.nonet.observe.Timeline;
import java.net.ConnectException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads, writes, and compares and sets registers through one agent, one call at a time; every call is recorded.
 *
 * <p>No value is written twice. A write that was not acknowledged failed only where it surely did not happen: where no
 * connection came about, or the agent knew no leader to pass it on to. For one thread.
 */
final class RegisterClient implements Runnable {
    /** One call that came to an end, whatever it was. */
    private record Done(Outcome outcome, String value, Optional<String> error, Optional<Freshness> freshness) {}

    private final String name;
    private final String agent;
    private final ConsulClient consul;
    private final Map<String, Consistency> keys;
    private final List<String> names;
    private final Timeline timeline;
    private final Random random;
    private final boolean readsOnly;
    private final Consumer<Request> counter;
    /** What was last read by key, for compare-and-set. */
    private final Map<String, Optional<KeyValue>> seen = new HashMap<>();

    private int written;

    /**
     * A client of an agent.
     *
     * @param name no other client has it
     * @param keys the mode of reading by key
     * @param readsOnly whether it never writes
     * @param counter hears of each request after it was recorded
     */
    RegisterClient(
            String name,
            String agent,
            ConsulClient consul,
            Map<String, Consistency> keys,
            Timeline timeline,
            Random random,
            boolean readsOnly,
            Consumer<Request> counter) {
        this.name = name;
        this.agent = agent;
        this.consul = consul;
        this.keys = Map.copyOf(keys);
        this.names = keys.keySet().stream().sorted().toList();
        this.timeline = timeline;
        this.random = random;
        this.readsOnly = readsOnly;
        this.counter = counter;
    }

    /** One call: unless it only reads, of ten some six read, three write, one compares and sets. */
    @Override
    public void run() {
        String key = names.get(random.nextInt(names.size()));
        int kind = random.nextInt(10);
        if (readsOnly || kind < 6) {
            record("read", key, () -> read(key));
        } else if (kind < 9 || !seen.containsKey(key)) {
            String value = next();
            record(
                    "write",
                    key,
                    () -> decided(value, () -> {
                        consul.kv().put(key, value);
                        return true;
                    }));
        } else {
            Optional<KeyValue> before = seen.getOrDefault(key, Optional.empty());
            String value = next();
            String pair = "[" + before.map(KeyValue::text).orElse("null") + "," + value + "]";
            long index = before.map(KeyValue::modifyIndex).orElse(0L);
            record("cas", key, () -> decided(pair, () -> consul.kv().compareAndSet(key, value, index)));
        }
    }

    /** JSON text, so that it can be recorded as it is. */
    private String next() {
        return JsonNodeFactory.instance.textNode(agent + "-" + ++written).toString();
    }

    private Done read(String key) {
        Consistency mode = keys.getOrDefault(key, Consistency.DEFAULT);
        String word = mode.name().toLowerCase(Locale.ROOT);
        try {
            Answer<Optional<KeyValue>> answer = consul.kv().getWithMetadata(key, mode);
            seen.put(key, answer.value());
            Freshness freshness = new Freshness(
                    word,
                    Optional.of(answer.metadata().index()),
                    Optional.of(Duration.ofMillis(answer.metadata().lastContactMillis())),
                    Optional.of(answer.metadata().knownLeader()));
            String value = answer.value().map(KeyValue::text).orElse("null");
            return new Done(Outcome.OK, value, Optional.empty(), Optional.of(freshness));
        } catch (ClientException e) {
            Freshness asked = new Freshness(word, Optional.empty(), Optional.empty(), Optional.empty());
            return new Done(Outcome.INFO, "null", Optional.of(error(e)), Optional.of(asked));
        }
    }

    private static Done decided(String value, Supplier<Boolean> call) {
        try {
            return call.get()
                    ? new Done(Outcome.OK, value, Optional.empty(), Optional.empty())
                    : new Done(Outcome.FAIL, value, Optional.of("changed meanwhile"), Optional.empty());
        } catch (ClientException e) {
            boolean refused = e instanceof ApiException answer && answer.isNoLeader();
            boolean sure = refused || e.getCause() instanceof ConnectException;
            return new Done(sure ? Outcome.FAIL : Outcome.INFO, value, Optional.of(error(e)), Optional.empty());
        }
    }

    private static String error(ClientException e) {
        return e instanceof ApiException answer
                ? Integer.toString(answer.status())
                : e.getCause() == null ? "connection" : e.getCause().getClass().getSimpleName();
    }

    private void record(String operation, String key, Supplier<Done> call) {
        long start = timeline.nanos();
        Done done = call.get();
        Request request = new Request(
                name,
                operation,
                agent,
                Optional.of(key),
                Optional.of(done.value()),
                done.outcome(),
                start,
                Duration.ofNanos(timeline.nanos() - start),
                done.error(),
                done.freshness());
        timeline.record(request);
        counter.accept(request);
    }
}
