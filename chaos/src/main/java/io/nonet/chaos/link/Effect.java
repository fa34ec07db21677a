package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.nonet.topology.TopologyException;
import java.time.Duration;

/** What happens to the traffic that a fault hits. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Effect.Drop.class, name = "drop"),
    @JsonSubTypes.Type(value = Effect.Refuse.class, name = "refuse"),
    @JsonSubTypes.Type(value = Effect.Latency.class, name = "latency"),
    @JsonSubTypes.Type(value = Effect.Bandwidth.class, name = "bandwidth"),
    @JsonSubTypes.Type(value = Effect.Slice.class, name = "slice"),
    @JsonSubTypes.Type(value = Effect.LimitData.class, name = "limit-data"),
    @JsonSubTypes.Type(value = Effect.SlowClose.class, name = "slow-close"),
    @JsonSubTypes.Type(value = Effect.Loss.class, name = "loss")
})
public sealed interface Effect {
    /** Bytes in the largest hello that an agent reads to its end; what tells how fast a link is. */
    int LARGE = 60_000;

    /** Milliseconds that can be told from none. */
    int LEAST_MILLIS = 20;

    private static void checkSeen(String what, Duration time) {
        if (time.toMillis() < LEAST_MILLIS) {
            throw new TopologyException(what, "at least " + LEAST_MILLIS + " ms", time.toMillis() + " ms");
        }
    }

    /** The kind in a word, such as {@code latency}. */
    String kind();

    /** Whether connections feel it. */
    default boolean hitsTcp() {
        return true;
    }

    /** Whether datagrams feel it. */
    default boolean hitsUdp() {
        return false;
    }

    /** Whether nothing gets through, rather than less, or later. */
    default boolean cuts() {
        return false;
    }

    /** A black hole: nothing arrives, and nobody is told. Agents notice by their own time-outs. */
    record Drop() implements Effect {
        @Override
        public String kind() {
            return "partition";
        }

        @Override
        public boolean cuts() {
            return true;
        }

        @Override
        public boolean hitsUdp() {
            return true;
        }

        @Override
        public String toString() {
            return "drop";
        }
    }

    /**
     * Connections that the sender opens are refused, and those that it has opened are ended. What it sends on connections
     * that the receiver opened goes through: cut both ways to stop all. Datagrams know no refusal; they are dropped.
     */
    record Refuse() implements Effect {
        @Override
        public String kind() {
            return "partition";
        }

        @Override
        public boolean cuts() {
            return true;
        }

        @Override
        public boolean hitsUdp() {
            return true;
        }

        @Override
        public String toString() {
            return "refuse";
        }
    }

    /**
     * It takes longer. Datagrams are late only where the kernel has netem.
     *
     * @param latency added to each way; at least 20 ms, since less could not be told from none on a busy machine
     * @param jitter by which that varies, up or down; at most the latency, and 4 s with it: agents hang up on whoever has
     *     said nothing for 5 s ({@code rpc_handshake_timeout} and {@code https_handshake_timeout} of Consul and Nomad), so
     *     that more would be a cut
     */
    record Latency(Duration latency, Duration jitter) implements Effect {
        private static final Duration LONGEST = Duration.ofSeconds(4);

        /** Checks the sizes. */
        public Latency {
            requireNonNull(latency, "latency");
            requireNonNull(jitter, "jitter");
            checkSeen("latency", latency);
            if (jitter.isNegative() || jitter.compareTo(latency) > 0) {
                throw new TopologyException(
                        "jitter", "from 0 to the latency, " + latency.toMillis() + " ms", jitter.toMillis() + " ms");
            }
            if (latency.plus(jitter).compareTo(LONGEST) > 0) {
                throw new TopologyException(
                        "latency",
                        "at most " + LONGEST.toMillis()
                                + " ms with its jitter: agents hang up on whoever says nothing for"
                                + " 5 s, so that more would be a partition",
                        latency.plus(jitter).toMillis() + " ms");
            }
        }

        /**
         * What can be seen of it: with a jitter as large as the latency some chunks are not delayed at all; by half of the
         * latency most of them are.
         */
        Duration sure() {
            Duration half = latency.dividedBy(2);
            Duration least = latency.minus(jitter);
            return least.compareTo(half) > 0 ? least : half;
        }

        @Override
        public boolean hitsUdp() {
            return true;
        }

        @Override
        public String kind() {
            return "latency";
        }

        @Override
        public String toString() {
            return "latency " + latency.toMillis() + " ms, jitter " + jitter.toMillis() + " ms";
        }
    }

    /**
     * TCP carries only so much.
     *
     * @param kilobytesPerSecond of each connection and way; from 1 to 1000, since more could not be told from none
     */
    record Bandwidth(int kilobytesPerSecond) implements Effect {
        /** Checks the rate. */
        public Bandwidth {
            if (kilobytesPerSecond < 1 || kilobytesPerSecond > 1000) {
                throw new TopologyException(
                        "bandwidth", "from 1 to 1000 kilobytes a second", Integer.toString(kilobytesPerSecond));
            }
        }

        @Override
        public String kind() {
            return "bandwidth";
        }

        @Override
        public String toString() {
            return "bandwidth " + kilobytesPerSecond + " kB/s";
        }
    }

    /**
     * TCP comes in small pieces, with a pause after each.
     *
     * @param bytes of a piece at most, from 1 to 6000
     * @param pause after each piece; at most 100 ms, and so long that {@link #LARGE} bytes take 50 ms more, since less
     *     could not be told from none
     */
    record Slice(int bytes, Duration pause) implements Effect {
        private static final int MOST = LARGE / 10;
        private static final Duration LONGEST = Duration.ofMillis(100);
        private static final Duration SEEN = Duration.ofMillis(50);

        /** Checks the sizes. */
        public Slice {
            requireNonNull(pause, "pause");
            if (bytes < 1 || bytes > MOST) {
                throw new TopologyException("slice", "from 1 to " + MOST + " bytes", Integer.toString(bytes));
            }
            Duration least = SEEN.dividedBy(LARGE / bytes - 1).plusNanos(1000);
            if (pause.compareTo(least) < 0 || pause.compareTo(LONGEST) > 0) {
                throw new TopologyException(
                        "slice",
                        "a pause from " + micros(least) + " to " + micros(LONGEST) + " µs after " + bytes + " bytes",
                        micros(pause) + " µs");
            }
        }

        /** How many pieces so many bytes come to, at least. */
        int piecesOf(int all) {
            return all / bytes;
        }

        private static long micros(Duration time) {
            return time.toNanos() / 1000;
        }

        @Override
        public String kind() {
            return "slice";
        }

        @Override
        public String toString() {
            return "slices of " + bytes + " bytes, " + micros(pause) + " µs apart";
        }
    }

    /**
     * Connections end once they have carried so much.
     *
     * @param bytes of each connection and way; from 0 to 50 000, since an agent answers a probe of more than that
     */
    record LimitData(int bytes) implements Effect {
        private static final int MOST = 50_000;

        /** Checks the limit. */
        public LimitData {
            if (bytes < 0 || bytes > MOST) {
                throw new TopologyException("limit", "from 0 to " + MOST + " bytes", Integer.toString(bytes));
            }
        }

        @Override
        public String kind() {
            return "limit-data";
        }

        @Override
        public String toString() {
            return "limit " + bytes + " bytes";
        }
    }

    /**
     * The end of a connection arrives late.
     *
     * @param delay at least 20 ms, as for {@link Latency}; at most a minute, for which it is watched
     */
    record SlowClose(Duration delay) implements Effect {
        private static final Duration LONGEST = Duration.ofMinutes(1);

        /** Checks the delay. */
        public SlowClose {
            checkSeen("slow close", delay);
            if (delay.compareTo(LONGEST) > 0) {
                throw new TopologyException(
                        "slow close", "at most " + LONGEST.toSeconds() + " s", delay.toMillis() + " ms");
            }
        }

        @Override
        public String kind() {
            return "slow-close";
        }

        @Override
        public String toString() {
            return "slow close, " + delay.toMillis() + " ms";
        }
    }

    /**
     * Some of the datagrams are lost.
     *
     * @param percent from 1 to 100
     */
    record Loss(int percent) implements Effect {
        /** Checks the share. */
        public Loss {
            if (percent < 1 || percent > 100) {
                throw new TopologyException("loss", "from 1 to 100 percent", Integer.toString(percent));
            }
        }

        @Override
        public String kind() {
            return "loss";
        }

        @Override
        public boolean hitsTcp() {
            return false;
        }

        @Override
        public boolean hitsUdp() {
            return true;
        }

        @Override
        public String toString() {
            return "loss " + percent + " %";
        }
    }
}
