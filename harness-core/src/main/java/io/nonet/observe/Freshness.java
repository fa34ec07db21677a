package io.nonet.observe;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Optional;

/**
 * How fresh an answer was to be, and what the agent said about that.
 *
 * @param mode Consul's word: {@code default}, {@code consistent}, {@code stale}
 * @param index the index of the data
 * @param lastContact how long ago the server that answered had heard from the leader; zero for the leader itself
 * @param knownLeader whether that server knew a leader
 */
public record Freshness(
        String mode,
        Optional<Long> index,
        @JsonProperty("lastContactNanos") Optional<Duration> lastContact,
        Optional<Boolean> knownLeader) {
    /** The mode in which any server may answer. */
    public static final String STALE = "stale";

    public Freshness {
        requireNonNull(mode, "mode");
        requireNonNull(index, "index");
        requireNonNull(lastContact, "lastContact");
        requireNonNull(knownLeader, "knownLeader");
    }

    /** Whether any server may have answered, however far it is behind. */
    public boolean stale() {
        return mode.equals(STALE);
    }
}
