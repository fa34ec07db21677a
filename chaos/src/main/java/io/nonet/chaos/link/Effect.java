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
    @JsonSubTypes.Type(value = Effect.Loss.class, name = "loss")
})
public sealed interface Effect {

    /** A black hole: nothing arrives, and nobody is told. Agents notice by their own time-outs. */
    record Drop() implements Effect {
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
        public String toString() {
            return "refuse";
        }
    }

    /**
     * TCP takes longer.
     *
     * @param latency added to each way, at least 1 ms
     * @param jitter by which that varies, up or down; at most the latency
     */
    record Latency(Duration latency, Duration jitter) implements Effect {
        /** Checks the sizes. */
        public Latency {
            requireNonNull(latency, "latency");
            requireNonNull(jitter, "jitter");
            if (latency.toMillis() < 1) {
                throw new TopologyException("latency", "at least 1 ms", latency.toMillis() + " ms");
            }
            if (jitter.isNegative() || jitter.compareTo(latency) > 0) {
                throw new TopologyException(
                        "jitter", "from 0 to the latency, " + latency.toMillis() + " ms", jitter.toMillis() + " ms");
            }
        }

        @Override
        public String toString() {
            return "latency " + latency.toMillis() + " ms, jitter " + jitter.toMillis() + " ms";
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
        public String toString() {
            return "loss " + percent + " %";
        }
    }
}
