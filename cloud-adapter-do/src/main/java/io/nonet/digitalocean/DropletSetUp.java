package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.Parallel;
import io.nonet.digitalocean.setup.MachineSetUp;
import io.nonet.digitalocean.ssh.SshMachine;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sets up all droplets of a cluster at once; each begins as soon as it answers over SSH.
 *
 * @param operator whom the firewall lets in
 * @param firstAnswer how long a droplet may take to answer
 */
record DropletSetUp(
        MachineSetUp setUp,
        Topology topology,
        OperatorAddress operator,
        Duration firstAnswer,
        Function<NodeSpec, List<MachineFile>> files,
        Consumer<NodeSpec> started) {
    /** A droplet is active some time before its SSH server listens. */
    static final Duration FIRST_ANSWER = Duration.ofMinutes(3);

    DropletSetUp {
        requireNonNull(setUp, "setUp");
        requireNonNull(topology, "topology");
        requireNonNull(operator, "operator");
        requireNonNull(firstAnswer, "firstAnswer");
        requireNonNull(files, "files");
        requireNonNull(started, "started");
    }

    /**
     * Returns once all machines have started their services.
     *
     * @param prepared what all wait for before they get their programs
     * @throws EnvironmentUnusableException if one cannot be set up; after all others have ended
     */
    void run(List<SshMachine> machines, CompletableFuture<Void> prepared) {
        AtomicBoolean answered = new AtomicBoolean();
        Parallel.run(machines.stream()
                .map(machine -> (Runnable) () -> run(machine, answered, prepared))
                .toList());
    }

    private void run(SshMachine machine, AtomicBoolean answered, CompletableFuture<Void> prepared) {
        try {
            machine.awaitAnswer(firstAnswer);
            answered.set(true);
            join(prepared);
            setUp.run(machine, topology, () -> files.apply(machine.node()));
            started.accept(machine.node());
        } catch (MachineException e) {
            throw new EnvironmentUnusableException(
                    "Cannot set up the droplet of " + e.getMessage(), answered.get() ? "Launch again." : outside(), e);
        }
    }

    private String outside() {
        return "No droplet has answered, and their firewall lets nobody in but " + operator.cidr()
                + ": if that is not this computer's address, launch again with --operator ADDRESS.";
    }

    private static void join(CompletableFuture<Void> prepared) {
        try {
            prepared.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof EnvironmentUnusableException known) {
                throw known;
            }
            throw e;
        }
    }
}
