package io.nonet.cli;

import io.nonet.topology.Addresses;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFiles;
import io.nonet.topology.pki.ClusterSecrets;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;

/**
 * {@code nonet warm-up}: uses most of what the other commands use, so that the JVM's class archive, which is made when
 * it ends, holds their classes. It leaves nothing behind and never fails.
 */
@Command(name = "warm-up", hidden = true, description = "Loads what other commands load, for the class archive.")
final class WarmUpCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Topology topology = Topology.nineNodes();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    WarmUpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        attempt(this::commands);
        attempt(this::record);
        attempt(this::cluster);
        attempt(() -> new EngineWarmUp(surroundings.engine().get(), surroundings.clock()).run());
        return ExitCode.OK;
    }

    /** Each part by itself: where there is no engine, say, the rest is of use all the same. */
    private void attempt(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | LinkageError e) {
            surroundings.terminal().say("nonet: warm-up goes on without: " + e);
        }
    }

    private void commands() {
        CommandLine line = new Program(surroundings, false).commandLine();
        line.getSubcommands().values().forEach(command -> command.getUsageMessage(Ansi.OFF));
        line.parseArgs("up", "--keep", "never", "--wait", "1m");
    }

    private void record() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            new RecordWarmUp(
                            folder.path(),
                            new Terminal(nowhere, nowhere, true, true),
                            topology,
                            surroundings.clock())
                    .run();
        }
    }

    private void cluster() {
        Addresses addresses = Addresses.assign(topology, Subnet.parse("10.64.0.0/24"));
        ClusterSecrets secrets = ClusterSecrets.generate(
                topology, addresses, ClusterSecrets.DEFAULT_LIFETIME, surroundings.clock());
        topology.nodes().forEach(node -> MachineFiles.render(topology, node, addresses, secrets));
        new ClientWarmUp(secrets, topology.nodes().get(0)).run();
    }
}
