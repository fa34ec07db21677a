package io.nonet.topology.file;

import io.nonet.topology.TopologyException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Strict readers of single values, which tell the place of what they refuse.
 *
 * <p>A consumer may refuse a value by {@link TopologyException}; the place is then added to it.
 */
final class YamlReader {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    private final YamlCursor cursor;
    private final Map<String, Event> places = new HashMap<>();

    YamlReader(YamlCursor cursor) {
        this.cursor = cursor;
    }

    /** Where the value of a key stands, for what turns out wrong only later; the other place if there is none. */
    Event placeOf(String key, Event otherwise) {
        return places.getOrDefault(key, otherwise);
    }

    /** Reads a mapping of known keys, each at most once. */
    ValueReader mapping(Map<String, ValueReader> keys) {
        return (path, value) -> {
            if (!(value instanceof MappingStartEvent)) {
                throw cursor.wrong(value, path, "a mapping of keys to values", Found.describe(value));
            }
            Map<String, Event> seen = new HashMap<>();
            for (Event next = cursor.next(); !(next instanceof MappingEndEvent); next = cursor.next()) {
                String key = next instanceof ScalarEvent scalar ? scalar.getValue() : "";
                ValueReader reader = keys.get(key);
                if (reader == null) {
                    throw unknownKey(path, next, keys.keySet());
                }
                requireFirst(path, key, seen.putIfAbsent(key, next), next);
                String below = path.equals(TopologyReader.TOP) ? key : path + "." + key;
                Event start = cursor.next();
                places.put(below, start);
                reader.read(below, start);
            }
        };
    }

    /** Reads text, quoted or not. */
    ValueReader text(Consumer<String> consumer) {
        return (key, value) -> {
            if (!(value instanceof ScalarEvent scalar) || Found.isNothing(scalar)) {
                throw cursor.wrong(value, key, "text", Found.describe(value));
            }
            locating(key, value, () -> consumer.accept(scalar.getValue()));
        };
    }

    /** Reads a decimal whole number without quotes. */
    ValueReader number(IntConsumer consumer) {
        return (key, value) -> {
            if (!(value instanceof ScalarEvent scalar)
                    || !scalar.isPlain()
                    || !WHOLE_NUMBER.matcher(scalar.getValue()).matches()) {
                throw cursor.wrong(value, key, "a whole number", Found.describe(value));
            }
            // What exceeds an int is far out of every range: let the range say so.
            int clamped = new BigInteger(scalar.getValue())
                    .min(LARGEST)
                    .max(LARGEST.negate())
                    .intValue();
            try {
                consumer.accept(clamped);
            } catch (TopologyException e) {
                throw cursor.wrong(value, key, e.expected(), scalar.getValue());
            }
        };
    }

    /** Reads a list, in which no entry may be there twice. */
    <T> ValueReader list(Map<String, T> entries, Consumer<List<T>> consumer) {
        return (path, value) -> {
            if (!(value instanceof SequenceStartEvent)) {
                throw cursor.wrong(
                        value, path, "a list of " + String.join(", ", entries.keySet()), Found.describe(value));
            }
            List<T> listed = new ArrayList<>();
            for (Event next = cursor.next(); !(next instanceof SequenceEndEvent); next = cursor.next()) {
                String key = path + "[" + listed.size() + "]";
                T entry = next instanceof ScalarEvent scalar ? entries.get(scalar.getValue()) : null;
                if (entry == null) {
                    throw cursor.wrong(
                            next, key, "one of " + String.join(", ", entries.keySet()), Found.describe(next));
                }
                if (listed.contains(entry)) {
                    throw cursor.wrong(next, key, "each entry once", Found.describe(next) + " again");
                }
                listed.add(entry);
            }
            locating(path, value, () -> consumer.accept(listed));
        };
    }

    private TopologyFileException unknownKey(String path, Event key, Set<String> known) {
        Optional<String> meant = key instanceof ScalarEvent scalar
                ? NearestWord.to(scalar.getValue(), known).map(word -> "; is " + word + " meant?")
                : Optional.empty();
        return cursor.wrong(
                key, path, "one of the keys " + String.join(", ", known), Found.describe(key) + meant.orElse(""));
    }

    private void requireFirst(String path, String key, @Nullable Event first, Event again) {
        if (first != null) {
            throw cursor.wrong(
                    again, path, "each key once", key + " again (first in line " + YamlCursor.line(first) + ")");
        }
    }

    private void locating(String key, Event value, Runnable consumer) {
        try {
            consumer.run();
        } catch (TopologyException e) {
            throw cursor.wrong(value, key, e.expected(), e.found());
        }
    }
}
