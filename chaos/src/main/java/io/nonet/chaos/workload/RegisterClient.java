package io.nonet.chaos.workload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nonet.client.ClientException;
import io.nonet.client.consul.Consistency;
import io.nonet.observe.Freshness;
import io.nonet.observe.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Reads, writes, and compares and sets registers through one agent, one call at a time; every call is recorded.
 *
 * <p>No value is written twice. For one thread.
 */
final class RegisterClient implements Runnable {
    private static final Entry NOTHING = new Entry("null", 0, asked(Consistency.DEFAULT));

    private final Recorder recorder;
    private final Registers registers;
    private final Map<String, Consistency> keys;
    private final List<String> names;
    private final Random random;
    private final boolean readsOnly;
    /** What was last read by key, for compare-and-set. */
    private final Map<String, Entry> seen = new HashMap<>();

    private int written;

    /**
     * A client of an agent.
     *
     * @param keys the mode of reading by key
     * @param readsOnly whether it never writes
     */
    RegisterClient(
            Recorder recorder, Registers registers, Map<String, Consistency> keys, Random random, boolean readsOnly) {
        this.recorder = recorder;
        this.registers = registers;
        this.keys = Map.copyOf(keys);
        this.names = keys.keySet().stream().sorted().toList();
        this.random = random;
        this.readsOnly = readsOnly;
    }

    /** One call: unless it only reads, of ten some six read, three write, one compares and sets. */
    @Override
    public void run() {
        String key = names.get(random.nextInt(names.size()));
        int kind = random.nextInt(10);
        if (readsOnly || kind < 6) {
            recorder.record("read", key, () -> read(key));
        } else if (kind < 9 || !seen.containsKey(key)) {
            String value = next();
            recorder.record(
                    "write",
                    key,
                    () -> Done.decided(value, () -> {
                        registers.write(key, value);
                        return true;
                    }));
        } else {
            Entry before = seen.getOrDefault(key, NOTHING);
            String value = next();
            String pair = "[" + before.value() + "," + value + "]";
            recorder.record(
                    "cas", key, () -> Done.decided(pair, () -> registers.compareAndSet(key, value, before.index())));
        }
    }

    /** JSON text, so that it can be recorded as it is. */
    private String next() {
        return JsonNodeFactory.instance
                .textNode(recorder.agent() + "-" + ++written)
                .toString();
    }

    private Done read(String key) {
        Consistency mode = keys.getOrDefault(key, Consistency.DEFAULT);
        try {
            Entry entry = registers.read(key, mode);
            seen.put(key, entry);
            return new Done(Outcome.OK, entry.value(), Optional.empty(), Optional.of(entry.freshness()));
        } catch (ClientException e) {
            return new Done(Outcome.INFO, "null", Optional.of(Done.error(e)), Optional.of(asked(mode)));
        }
    }

    private static Freshness asked(Consistency mode) {
        return new Freshness(
                mode.name().toLowerCase(Locale.ROOT), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
