package io.nonet.cluster;

import java.util.Map;

/** The servers that were asked do not all name the same leader; the message says what each answered. */
public final class NoAgreedLeaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAgreedLeaderException(String system, Map<String, String> answers) {
        super(system + " has no leader that all servers name: " + answers);
    }
}
