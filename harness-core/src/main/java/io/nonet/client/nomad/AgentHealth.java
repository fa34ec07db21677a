package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What an agent thinks of its own parts; a part that the agent does not have is null. */
public record AgentHealth(
        @JsonProperty("client") @Nullable Part client,
        @JsonProperty("server") @Nullable Part server) {

    /** Whether every part that the agent has is healthy. */
    public boolean isHealthy() {
        return (client == null || client.ok()) && (server == null || server.ok());
    }

    /** One part; the message says what is wrong, or {@code ok}. */
    public record Part(
            @JsonProperty("ok") boolean ok,
            @JsonProperty("message") String message) {}
}
