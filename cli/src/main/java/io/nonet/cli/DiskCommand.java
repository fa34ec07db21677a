package io.nonet.cli;

import io.nonet.chaos.DiskFault;
import io.nonet.topology.NodeSpec;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nonet disk}. */
@Command(
        name = "disk",
        header = "Let the disk under a server's database be full, or stall.",
        description = {
            "What the agent writes there fails, or hangs, until healed; everything else on the machine goes on.",
            "Hit are the calls by which databases are written (pwrite64, ftruncate, fallocate; to stall also fsync and",
            "fdatasync). Not hit are reads, logs and snapshots, which are plain writes, and other processes. A call that hangs",
            "goes on by itself after 1000 s. Only servers keep a database that they write all the time."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet disk leader:consul --full", "  ./nonet disk nomad-server-1 --stall --for 20s"})
final class DiskCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "NODE", description = "A node's name, leader:consul or leader:nomad.")
    private String node = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "consul or nomad. Default: nomad where it runs, else consul.")
    private @Nullable String service;

    @ArgGroup(multiplicity = "1")
    private How how = new How();

    @Mixin
    private final FaultOptions options = new FaultOptions();

    /** One of these. */
    static final class How {
        @Option(names = "--full", description = "Writes end with ENOSPC.")
        private boolean full;

        @Option(names = "--stall", description = "Writes and syncs hang.")
        private boolean stall;

        DiskFault.Failure failure() {
            if (full == stall) {
                throw new IllegalStateException("expected one of --full and --stall");
            }
            return full ? DiskFault.Failure.FULL : DiskFault.Failure.STALL;
        }
    }

    DiskCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FaultyCluster cluster = FaultyCluster.find(surroundings, options.cluster());
        NodeSpec target = cluster.node(node);
        cluster.inject(
                new DiskFault(
                        target.name(),
                        FaultyCluster.service(target, Optional.ofNullable(service), "consul or nomad"),
                        how.failure()),
                options.lifetime());
        return ExitCode.OK;
    }
}
