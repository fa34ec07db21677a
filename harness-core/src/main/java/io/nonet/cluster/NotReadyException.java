package io.nonet.cluster;

import java.time.Duration;
import java.util.List;

/** A cluster did not get ready in time; the message has each line that failed, with the last value seen. */
public final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    NotReadyException(String cluster, Duration limit, List<String> problems) {
        super("Cluster " + cluster + " is not ready after " + limit.toMillis() / 1000.0 + " s:\n  - "
                + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** The lines that failed, each with the last value seen. */
    public List<String> problems() {
        return problems;
    }
}
