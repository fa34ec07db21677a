package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.observe.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * Ways through SSH to agents of a cluster of droplets, each held open by a process in the background: see {@link
 * HoldWaysCommand}.
 *
 * @param folder for the files of these processes; goes with the cluster
 */
record HeldWays(Path workingDirectory, String cluster, Path folder) {
    /** Twice the time that a machine is given to take a session, and a JVM's start on a busy computer. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(50);

    HeldWays {
        requireNonNull(workingDirectory, "workingDirectory");
        requireNonNull(cluster, "cluster");
        requireNonNull(folder, "folder");
    }

    /**
     * Where the agents are; the ways are those that are held already, or new ones.
     *
     * @throws io.nonet.cluster.MachineException if a machine is down
     * @throws EnvironmentUnusableException if the ways do not open; with the words of the process
     */
    AgentAddresses to(AskedAgents asked) {
        asked.requireUp();
        try {
            OwnerOnly.createFolders(folder);
            // Of whoever asks for the same ways at once, the second finds those of the first.
            try (FileChannel lock = OwnerOnly.openForLock(folder.resolve("lock"))) {
                lock.lock();
                return addresses(asked, held(asked));
            }
        } catch (IOException e) {
            throw new EnvironmentUnusableException(
                    "Cannot hold ways open from " + folder + ": " + e, "Check the disk's room and who owns it.", e);
        }
    }

    private WaysFile.Held held(AskedAgents asked) throws IOException {
        WaysFile file = HoldWaysCommand.file(folder, asked);
        Optional<WaysFile.Held> known = file.read().filter(WaysFile.Held::lives);
        return known.isPresent() ? known.get() : opened(asked, file);
    }

    private WaysFile.Held opened(AskedAgents asked, WaysFile file) throws IOException {
        Path words = file.path().resolveSibling(file.path().getFileName() + ".log");
        OwnerOnly.write(words, new byte[0]);
        List<String> arguments = new ArrayList<>(List.of(
                "hold-ways",
                "--name",
                cluster,
                "--consul",
                asked.consul().node().name()));
        asked.nomad()
                .ifPresent(machine ->
                        arguments.addAll(List.of("--nomad", machine.node().name())));
        Process process = BackgroundProcess.start(workingDirectory, words, arguments);
        try {
            return Awaitility.await("ways of cluster " + cluster)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(LOOK)
                    .atMost(LIMIT)
                    .failFast(() -> !process.isAlive())
                    .until(() -> file.read().filter(held -> held.process() == process.pid()), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            process.destroy();
            throw new EnvironmentUnusableException(
                    "No way to the agents of cluster " + cluster + " opened within " + LIMIT.toSeconds() + " s: "
                            + Files.readString(words).strip(),
                    "See nonet status --name " + cluster + ".",
                    e);
        }
    }

    private static AgentAddresses addresses(AskedAgents asked, WaysFile.Held held) {
        return new AgentAddresses(
                new AgentAddress(asked.consul().node(), held.consul()),
                asked.nomad().flatMap(machine -> held.nomad().map(uri -> new AgentAddress(machine.node(), uri))));
    }
}
