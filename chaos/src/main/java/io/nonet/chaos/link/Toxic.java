package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import java.util.Optional;

/**
 * A toxic as Toxiproxy knows it.
 *
 * @param stream which half of the connection: {@link #UPSTREAM} or {@link #DOWNSTREAM}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Toxic(String name, String type, String stream, Map<String, Long> attributes) {
    /** What the connecting node sends. */
    static final String UPSTREAM = "upstream";
    /** What the connecting node receives. */
    static final String DOWNSTREAM = "downstream";

    Toxic {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(stream, "stream");
        attributes = Map.copyOf(attributes);
    }

    /** What a fault of this id puts onto one half of a connection; empty for one that needs no toxic. */
    static Optional<Toxic> of(String id, Effect effect, String stream) {
        if (effect instanceof Effect.Drop) {
            // A timeout of 0 never ends: what comes is thrown away, and the connection ends with the toxic.
            return toxic(id, "timeout", stream, Map.of("timeout", 0L));
        }
        if (effect instanceof Effect.Latency latency) {
            return toxic(
                    id,
                    "latency",
                    stream,
                    Map.of(
                            "latency",
                            latency.latency().toMillis(),
                            "jitter",
                            latency.jitter().toMillis()));
        }
        if (effect instanceof Effect.Bandwidth bandwidth) {
            return toxic(id, "bandwidth", stream, Map.of("rate", (long) bandwidth.kilobytesPerSecond()));
        }
        if (effect instanceof Effect.Slice slice) {
            long micros = slice.pause().toNanos() / 1000;
            return toxic(
                    id,
                    "slicer",
                    stream,
                    Map.of("average_size", (long) slice.bytes(), "size_variation", 0L, "delay", micros));
        }
        if (effect instanceof Effect.LimitData limit) {
            return toxic(id, "limit_data", stream, Map.of("bytes", (long) limit.bytes()));
        }
        if (effect instanceof Effect.SlowClose slow) {
            return toxic(id, "slow_close", stream, Map.of("delay", slow.delay().toMillis()));
        }
        return Optional.empty();
    }

    private static Optional<Toxic> toxic(String id, String type, String stream, Map<String, Long> attributes) {
        return Optional.of(new Toxic(id + "-" + type + "-" + stream, type, stream, attributes));
    }
}
