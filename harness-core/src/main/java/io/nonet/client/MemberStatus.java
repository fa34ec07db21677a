package io.nonet.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Locale;

/** What gossip thinks of a member; Consul writes a number, Nomad a name. */
public enum MemberStatus {
    /** Nothing is known yet. */
    NONE("0"),
    /** It answers. */
    ALIVE("1"),
    /** It is about to leave. */
    LEAVING("2"),
    /** It has left of its own will. */
    LEFT("3"),
    /** It stopped answering. */
    FAILED("4");

    private final String number;

    MemberStatus(String number) {
        this.number = number;
    }

    @JsonCreator
    static MemberStatus of(String numberOrName) {
        return Arrays.stream(values())
                .filter(status -> numberOrName.equals(status.number)
                        || numberOrName.equals(status.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected a member status, found " + numberOrName));
    }
}
