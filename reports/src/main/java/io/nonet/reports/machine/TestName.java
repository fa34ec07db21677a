package io.nonet.reports.machine;

import static java.util.Objects.requireNonNull;

/** The test that a run is the record of: the name of the run is {@code Class-method}, or any other. */
record TestName(String type, String method) {
    TestName {
        requireNonNull(type, "type");
        requireNonNull(method, "method");
    }

    static TestName of(String runName) {
        int dash = runName.indexOf('-');
        return dash <= 0 || dash == runName.length() - 1
                ? new TestName(runName, runName)
                : new TestName(runName.substring(0, dash), runName.substring(dash + 1));
    }
}
