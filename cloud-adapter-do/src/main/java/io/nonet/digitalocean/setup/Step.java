package io.nonet.digitalocean.setup;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.ExecResult;
import io.nonet.cluster.MachineException;
import io.nonet.digitalocean.ssh.SshMachine;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a machine's set-up.
 *
 * @param what for messages, such as {@code install Debian packages}
 */
record Step(SshMachine machine, String what, Duration limit) {
    /**
     * Runs a shell's script.
     *
     * @param input what it reads
     * @throws EnvironmentUnusableException if it fails or takes too long
     */
    void run(String script, List<String> arguments, InputStream input) {
        try {
            require(machine.script(limit, script, arguments, input));
        } catch (MachineException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        }
    }

    /** Runs one that reads nothing. */
    void run(String script, List<String> arguments) {
        run(script, arguments, InputStream.nullInputStream());
    }

    private void require(ExecResult result) {
        if (!result.succeeded()) {
            throw failed("the command " + result.ending(), null);
        }
    }

    private EnvironmentUnusableException failed(String why, @Nullable RuntimeException cause) {
        return new EnvironmentUnusableException(
                "Cannot " + what + " on the machine of " + machine.node().name() + " within " + limit.toSeconds()
                        + " s: " + why,
                "Launch again; if it stays so, keep the machines (--keep always) and look at one over SSH.",
                cause);
    }
}
