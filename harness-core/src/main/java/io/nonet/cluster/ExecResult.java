package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

/**
 * What a command on a machine left behind.
 *
 * @param exitCode the command's own exit code
 */
public record ExecResult(int exitCode, String stdout, String stderr) {
    public ExecResult {
        requireNonNull(stdout, "stdout");
        requireNonNull(stderr, "stderr");
    }

    public boolean succeeded() {
        return exitCode == 0;
    }

    /** How it ended, for a message, without a subject: "ended with 1: no such file", from either stream. */
    public String ending() {
        String said = (stdout + stderr).strip();
        return "ended with " + exitCode + (said.isEmpty() ? " and said nothing" : ": " + said);
    }
}
