package io.nonet.cli;

import io.nonet.cluster.EnvironmentUnusableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The {@code docker} command, which connects a terminal or a pipe with a command in a container. */
record DockerCommand(List<String> arguments) {
    DockerCommand {
        arguments = List.copyOf(arguments);
    }

    /** Runs a command with this process's streams, on a terminal if there is one. */
    static DockerCommand attached(String container, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("docker", "exec", "--interactive"));
        if (Terminal.isInteractive()) {
            arguments.add("--tty");
        }
        arguments.add(container);
        arguments.addAll(command);
        return new DockerCommand(arguments);
    }

    /** Runs a shell script that is to end when its standard input does, as it does when this process ends. */
    static DockerCommand script(String container, String script) {
        return new DockerCommand(List.of("docker", "exec", "--interactive", container, "sh", "-c", script));
    }

    /** Runs it with this process's streams; returns its exit code. */
    int run() {
        return run(ProcessBuilder.Redirect.INHERIT);
    }

    /** Runs it with an input that stays open and empty; returns its exit code. */
    int runWithoutInput() {
        return run(ProcessBuilder.Redirect.PIPE);
    }

    private int run(ProcessBuilder.Redirect input) {
        try {
            return new ProcessBuilder(arguments)
                    .inheritIO()
                    .redirectInput(input)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new EnvironmentUnusableException(
                    "Cannot run the docker command: " + e.getMessage(),
                    "Install it (Debian: apt-get install docker.io), and have it on PATH.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while it waited for " + arguments.get(0), e);
        }
    }
}
