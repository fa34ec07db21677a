package io.nonet.scenarios.workload;

import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import java.time.Duration;
import java.util.List;

/**
 * A process on a machine, whatever Nomad knows of it.
 *
 * @param id in the machine's own numbers
 */
public record MachineProcess(String id, String commandLine) {
    /** Matches what supervises tasks: each task of the drivers {@code raw_exec} and {@code exec} has one. */
    public static final String EXECUTOR = "nomad executor";

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /**
     * The processes on this machine whose command lines match, as {@code pgrep -f} finds them; empty if there are none.
     *
     * @param pattern an extended regular expression, matched anywhere in the command line
     * @throws IllegalStateException if pgrep cannot tell
     * @throws io.nonet.cluster.MachineException if the machine does not answer
     */
    public static List<MachineProcess> matching(Machine machine, String pattern) {
        ExecResult found = machine.exec(LIMIT, List.of("pgrep", "-fa", pattern));
        // 1 says that there are none.
        if (found.exitCode() > 1) {
            throw new IllegalStateException("pgrep on " + machine.node().name() + " " + found.ending());
        }
        return found.stdout().lines().map(MachineProcess::parse).toList();
    }

    private static MachineProcess parse(String line) {
        int space = line.indexOf(' ');
        return new MachineProcess(line.substring(0, space), line.substring(space + 1));
    }
}
