package io.nonet.cli;

import io.nonet.chaos.ProcessFault;
import io.nonet.topology.NodeSpec;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nonet pause}. */
@Command(
        name = "pause",
        header = "Freeze an agent (SIGSTOP) until it is resumed or healed.",
        description = "Freezes a service of a node: it stands still, its connections stay open.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet pause leader:consul consul --for 10s",
            "  ./nonet pause nomad-client-0; ./nonet resume nomad-client-0"
        })
final class PauseCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "NODE", description = "A node's name, leader:consul or leader:nomad.")
    private String node = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "consul, nomad or dockerd. Default: nomad where it runs, else consul.")
    private @Nullable String service;

    @Mixin
    private final FaultOptions options = new FaultOptions();

    PauseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FaultyCluster cluster = FaultyCluster.find(surroundings, options.cluster());
        NodeSpec target = cluster.node(node);
        cluster.inject(
                new ProcessFault(
                        target.name(),
                        FaultyCluster.service(target, Optional.ofNullable(service), FaultyCluster.FREEZABLE),
                        ProcessFault.Action.PAUSE),
                options.lifetime());
        return ExitCode.OK;
    }
}
