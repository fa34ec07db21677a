package io.nonet.client.consul;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an agent finds out whether a service works.
 *
 * @param checkId tells apart the checks of one agent
 * @param ttl how long a reported result counts, for a check that the service reports itself
 * @param http the URL whose GET has to answer with 200 to 299
 * @param tcp the {@code host:port} that has to accept connections
 * @param interval how often the agent looks, for a check by http or tcp
 * @param status the result until the first one; critical when null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceCheck(
        @JsonProperty("CheckID") String checkId,
        @JsonProperty("TTL") @Nullable Duration ttl,
        @JsonProperty("HTTP") @Nullable String http,
        @JsonProperty("TCP") @Nullable String tcp,
        @Nullable Duration interval,
        @Nullable CheckStatus status) {

    public ServiceCheck {
        Objects.requireNonNull(checkId, "checkId");
    }

    /** A check whose result is reported by {@link AgentServices#report}; critical when no report came for so long. */
    public static ServiceCheck ttl(String checkId, Duration ttl) {
        return new ServiceCheck(checkId, ttl, null, null, null, null);
    }

    /** A check that gets this URL. */
    public static ServiceCheck http(String checkId, String url, Duration interval) {
        return new ServiceCheck(checkId, null, url, null, interval, null);
    }

    /** A check that connects to {@code host:port}. */
    public static ServiceCheck tcp(String checkId, String address, Duration interval) {
        return new ServiceCheck(checkId, null, null, address, interval, null);
    }

    /** The same check, with this result until the first one. */
    public ServiceCheck initially(CheckStatus first) {
        return new ServiceCheck(checkId, ttl, http, tcp, interval, first);
    }
}
