package io.nonet.cli;

import io.nonet.chaos.ProcessFault;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nonet restart}. */
@Command(
        name = "restart",
        header = "Restart an agent gracefully, or a machine.",
        description =
                "Asks a service of a node to end (SIGTERM) and starts it again; or ends the machine as a power cut does,"
                        + " and starts that again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet restart nomad-server-1",
            "  ./nonet restart nomad-client-0 dockerd",
            "  ./nonet restart nomad-client-0 machine"
        })
final class RestartCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "NODE", description = "A node's name, leader:consul or leader:nomad.")
    private String node = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SERVICE",
            description =
                    "consul, nomad, dockerd, or machine for all of it. Default: nomad where it runs, else consul.")
    private @Nullable String service;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    RestartCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FaultyCluster faulty = FaultyCluster.find(surroundings, cluster.name());
        faulty.restart(faulty.fault(node, Optional.ofNullable(service), ProcessFault.Action.RESTART));
        return ExitCode.OK;
    }
}
