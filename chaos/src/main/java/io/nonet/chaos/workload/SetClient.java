package io.nonet.chaos.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nonet.client.ClientException;
import io.nonet.client.consul.Consistency;
import io.nonet.observe.Outcome;
import java.util.Optional;
import java.util.Random;

/**
 * Adds elements to sets through one agent, and reads them; every call is recorded. No element is added twice.
 *
 * <p>A set is one key that holds all of its elements, and adding is a compare-and-set of the whole: an element is lost not only
 * with the write that added it, but also if any later write was let through that was based on what had been there before. A
 * key for each element would show the first of these only. For one thread.
 */
final class SetClient implements Runnable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /** One in so many calls reads. */
    private static final int READS = 8;

    private final Recorder recorder;
    private final Registers registers;
    private final SetNames names;
    private final Random random;

    SetClient(Recorder recorder, Registers registers, SetNames names, Random random) {
        this.recorder = recorder;
        this.registers = registers;
        this.names = names;
        this.random = random;
    }

    /** One call. */
    @Override
    public void run() {
        String key = names.current();
        if (random.nextInt(READS) == 0) {
            read(key);
        } else {
            long element = names.nextElement();
            recorder.record("add", key, () -> add(key, element));
        }
    }

    /** Reads a set with all the certainty that there is; whether there was an answer. */
    boolean read(String key) {
        return recorder.record("read", key, () -> {
                            try {
                                Entry found = registers.read(key, Consistency.CONSISTENT);
                                return new Done(
                                        Outcome.OK,
                                        elements(found).toString(),
                                        Optional.empty(),
                                        Optional.of(found.freshness()));
                            } catch (ClientException e) {
                                return new Done(Outcome.INFO, "null", Optional.of(Done.error(e)), Optional.empty());
                            }
                        })
                        .outcome()
                == Outcome.OK;
    }

    private Done add(String key, long element) {
        String value = Long.toString(element);
        Entry before;
        try {
            before = registers.read(key, Consistency.DEFAULT);
        } catch (ClientException e) {
            return Done.failed(value, Done.error(e));
        }
        ArrayNode elements = elements(before);
        if (elements.size() >= SetNames.FULL) {
            names.full(key);
        }
        String after = elements.add(element).toString();
        return Done.decided(value, () -> registers.compareAndSet(key, after, before.index()));
    }

    private static ArrayNode elements(Entry found) {
        try {
            JsonNode json = MAPPER.readTree(found.value());
            return json instanceof ArrayNode array ? array : JsonNodeFactory.instance.arrayNode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected the elements of a set, found " + found.value(), e);
        }
    }
}
