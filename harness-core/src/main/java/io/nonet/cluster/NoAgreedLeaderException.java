package io.nonet.cluster;

import java.util.Map;

/** Too few of the servers that were asked name the same leader; the message says what each answered. */
public final class NoAgreedLeaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAgreedLeaderException(String system, String needed, Map<String, String> answers) {
        super(system + " has no leader that " + needed + " servers name: " + answers);
    }
}
