package io.nonet.cli;

import io.nonet.cluster.Service;
import io.nonet.topology.NodeSpec;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nonet restart}. */
@Command(
        name = "restart",
        header = "Restart an agent gracefully.",
        description = "Asks a service of a node to end (SIGTERM) and starts it again.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet restart nomad-server-1", "  ./nonet restart nomad-client-0 dockerd"})
final class RestartCommand implements Callable<Integer> {
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
    private final ClusterOptions cluster = new ClusterOptions();

    RestartCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FaultyCluster faulty = FaultyCluster.find(surroundings, cluster.name());
        NodeSpec target = faulty.node(node);
        Service restarted = faulty.service(target, Optional.ofNullable(service));
        faulty.cluster().machine(target).services().restart(restarted);
        surroundings
                .terminal()
                .data(target.name() + ": "
                        + faulty.cluster().machine(target).services().status(restarted));
        return ExitCode.OK;
    }
}
