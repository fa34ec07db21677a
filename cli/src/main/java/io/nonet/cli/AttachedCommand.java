package io.nonet.cli;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.api.ApiAccess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program of this computer, {@code docker} or {@code ssh}, that connects a terminal or a pipe with a command on a node.
 *
 * @param environment of the program; without the token, which it does not need
 * @param remedy what to do if it is not there
 */
record AttachedCommand(List<String> arguments, Map<String, String> environment, String remedy) {
    private static final String DOCKER = "Install it (Debian: apt-get install docker.io), and have it on PATH.";
    private static final String SSH = "Install it (Debian: apt-get install openssh-client), and have it on PATH.";

    AttachedCommand {
        arguments = List.copyOf(arguments);
        Map<String, String> without = new HashMap<>(environment);
        without.remove(ApiAccess.TOKEN);
        environment = Map.copyOf(without);
    }

    /** Runs a command with this process's streams, on a terminal if there is one. */
    static AttachedCommand of(Surroundings surroundings, String cluster, String node, List<String> command) {
        return of(surroundings, cluster, node, command, Terminal.isInteractive());
    }

    /** Runs a shell script that is to end when its standard input does, as it does when this process ends. */
    static AttachedCommand script(Surroundings surroundings, String cluster, String node, String script) {
        return of(surroundings, cluster, node, List.of("sh", "-c", script), false);
    }

    private static AttachedCommand of(
            Surroundings surroundings, String cluster, String node, List<String> command, boolean terminal) {
        List<String> arguments = new ArrayList<>();
        if (surroundings.isOfDroplets(cluster)) {
            arguments.addAll(List.of("ssh", terminal ? "-t" : "-T"));
            arguments.addAll(surroundings.droplets().sshArguments(cluster, node, command));
            return new AttachedCommand(arguments, surroundings.environment(), SSH);
        }
        arguments.addAll(List.of("docker", "exec", "--interactive"));
        if (terminal) {
            arguments.add("--tty");
        }
        arguments.add(surroundings.engine().get().containerId(cluster, node));
        arguments.addAll(command);
        return new AttachedCommand(arguments, surroundings.environment(), DOCKER);
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
        String program = arguments.get(0);
        try {
            ProcessBuilder builder = new ProcessBuilder(arguments).inheritIO().redirectInput(input);
            builder.environment().clear();
            builder.environment().putAll(environment);
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new EnvironmentUnusableException(
                    "Cannot run the " + program + " command: " + e.getMessage(), remedy, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while it waited for " + program, e);
        }
    }
}
