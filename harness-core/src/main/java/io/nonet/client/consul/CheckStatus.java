package io.nonet.client.consul;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The result of a check. */
public enum CheckStatus {
    /** All is well. */
    @JsonProperty("passing")
    PASSING,
    /** Works, but needs attention. */
    @JsonProperty("warning")
    WARNING,
    /** Does not work, or is in maintenance. */
    @JsonProperty("critical")
    CRITICAL;

    /** The name that Consul uses, such as {@code passing}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
