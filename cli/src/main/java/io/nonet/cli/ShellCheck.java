package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A shell command of the user's that says by its exit code whether all is well. */
final class ShellCheck {
    private final String command;
    private final Supplier<Map<String, String>> variables;
    private volatile @Nullable Process running;

    /**
     * A check that has not run yet.
     *
     * @param variables asked for when it runs, and added to the environment of this process
     */
    ShellCheck(String command, Supplier<Map<String, String>> variables) {
        this.command = requireNonNull(command, "command");
        this.variables = requireNonNull(variables, "variables");
    }

    String command() {
        return command;
    }

    /** Runs it with this process's streams, but for an empty input; returns its exit code. */
    int run() {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command)
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        shell.environment().putAll(variables.get());
        try {
            Process process = shell.start();
            running = process;
            return process.waitFor();
        } catch (IOException e) {
            throw new EnvironmentUnusableException(
                    "Cannot run the check: " + e.getMessage(), "Have a POSIX shell, sh, on PATH.", e);
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the check ran: " + command, e);
        }
    }

    /** Ends the command, and what it started, if it runs. */
    void stop() {
        Process process = running;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
