package io.nonet.cli;

import io.nonet.cluster.Keep;
import io.nonet.docker.DockerProvisioner;
import io.nonet.topology.Driver;
import io.nonet.topology.Topology;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;

/**
 * {@code nonet warm-up}: does what the other commands do, on three nodes, so that the JVM's class archive, which is made
 * when it ends, holds their classes and all of a launch's. It leaves nothing behind and never fails; without an engine
 * or an image the archive merely holds less.
 */
@Command(name = "warm-up", hidden = true, description = "Does what other commands do, for the class archive.")
final class WarmUpCommand implements Callable<Integer> {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Surroundings surroundings;

    @Mixin
    final CommonOptions common = new CommonOptions();

    WarmUpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        attempt(this::commands);
        attempt(this::cluster);
        return ExitCode.OK;
    }

    private void attempt(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | LinkageError e) {
            surroundings.terminal().say("nonet: warm-up goes on without: " + e);
        }
    }

    private void commands() {
        Program program = new Program(surroundings, false);
        program.all().getSubcommands().values().forEach(command -> command.getUsageMessage(Ansi.OFF));
        CommandLine up = program.command("up");
        up.parseArgs("--keep", "never", "--wait", "1m");
    }

    private void cluster() {
        DockerProvisioner engine = surroundings.engine().get();
        Topology topology = Topology.builder()
                .name("nonet-warm-up-" + ProcessHandle.current().pid())
                .consulServers(1)
                .nomadServers(1)
                .nomadClients(1)
                .drivers(Driver.RAW_EXEC)
                .build();
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Surroundings quiet = quiet(folder.path(), engine);
            try {
                Launch.onEngine(quiet, topology, LIFETIME, LIMIT, Keep.NEVER, "nonet warm-up")
                        .run(status ->
                                StatusText.of(status, surroundings.clock().instant(), false));
                FoundCluster found = FoundCluster.find(engine, topology.name());
                new StatusLook(quiet.launcher(engine), found).take();
            } finally {
                quiet.launcher(engine).destroy(topology.name());
            }
        }
    }

    private Surroundings quiet(Path workingDirectory, DockerProvisioner engine) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Surroundings(
                new Terminal(nowhere, nowhere, true, true),
                surroundings.clock(),
                workingDirectory,
                surroundings.environment(),
                () -> engine);
    }
}
