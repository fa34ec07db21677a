package io.nonet.cluster;

import java.time.Duration;
import java.util.List;

/** A cluster did not get ready in time; the message has each line that failed, with the last value seen. */
public final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** Problems that are gone by the time they are told leave a line that says so. */
    NotReadyException(String cluster, Duration limit, List<String> problems) {
        super("Cluster " + cluster + " is not ready after " + limit.toMillis() / 1000.0 + " s:\n  - "
                + String.join("\n  - ", said(problems)));
        this.problems = said(problems);
    }

    /** The lines that failed, each with the last value seen; never empty. */
    public List<String> problems() {
        return problems;
    }

    private static List<String> said(List<String> problems) {
        return problems.isEmpty()
                ? List.of("what was missing at the end of the limit came just after it; allow it more time")
                : List.copyOf(problems);
    }
}
