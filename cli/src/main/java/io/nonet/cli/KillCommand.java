package io.nonet.cli;

import io.nonet.chaos.ProcessFault;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nonet kill}. */
@Command(
        name = "kill",
        header = "Kill an agent (SIGKILL), or a whole machine; it stays down until healed.",
        description =
                "Kills a service of a node; the machine and its other services live on. Or ends the machine, as a power cut does.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet kill leader:nomad",
            "  ./nonet kill nomad-client-0 dockerd --for 20s",
            "  ./nonet kill consul-1 machine"
        })
final class KillCommand implements Callable<Integer> {
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
    private final FaultOptions options = new FaultOptions();

    KillCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FaultyCluster cluster = FaultyCluster.find(surroundings, options.cluster());
        cluster.inject(cluster.fault(node, Optional.ofNullable(service), ProcessFault.Action.KILL), options.lifetime());
        return ExitCode.OK;
    }
}
