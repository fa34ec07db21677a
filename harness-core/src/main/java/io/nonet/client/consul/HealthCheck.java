package io.nonet.client.consul;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * A check and its last result.
 *
 * @param output what the check printed or why it failed
 * @param serviceId the service instance it belongs to; empty for a check of the node
 */
public record HealthCheck(
        String node,
        @JsonProperty("CheckID") String checkId,
        String name,
        CheckStatus status,
        String output,
        @JsonProperty("ServiceID") String serviceId,
        String serviceName) {

    public HealthCheck {
        Objects.requireNonNull(status, "status");
    }

    public boolean isPassing() {
        return status == CheckStatus.PASSING;
    }
}
