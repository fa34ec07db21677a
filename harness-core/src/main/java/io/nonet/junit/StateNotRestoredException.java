package io.nonet.junit;

import java.time.Duration;
import java.util.List;

/** A cluster's state could not be put back; the message has what is still there, or not ready. */
final class StateNotRestoredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StateNotRestoredException(String cluster, Duration limit, List<String> problems) {
        super("The state of cluster " + cluster + " could not be put back within " + limit.toSeconds() + " s:\n  - "
                + String.join("\n  - ", problems));
    }
}
