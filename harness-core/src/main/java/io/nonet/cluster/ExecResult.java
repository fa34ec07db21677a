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
}
