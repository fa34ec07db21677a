package io.nonet.cli;

import io.nonet.chaos.ActiveFault;
import io.nonet.chaos.ProcessFault;
import io.nonet.cluster.Service;
import io.nonet.topology.NodeSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nonet resume}. */
@Command(
        name = "resume",
        header = "Let a frozen agent go on.",
        description = "Ends every pause of a node's service, and shows that it answers again.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet resume nomad-client-0"})
final class ResumeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "NODE", description = "The node's name.")
    private String node = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "consul, nomad or dockerd. Default: nomad where it runs, else consul.")
    private @Nullable String service;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    ResumeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FaultyCluster faulty = FaultyCluster.find(surroundings, cluster.name());
        NodeSpec target = faulty.node(node);
        Service paused = FaultyCluster.service(target, Optional.ofNullable(service), FaultyCluster.FREEZABLE);
        ProcessFault pause = new ProcessFault(target.name(), paused, ProcessFault.Action.PAUSE);
        List<ActiveFault> pauses = faulty.chaos().active().stream()
                .filter(fault -> fault.fault().equals(pause))
                .toList();
        pauses.forEach(fault -> faulty.chaos().injection(fault.id()).ifPresent(faulty::heal));
        if (pauses.isEmpty()) {
            surroundings.terminal().say(target.name() + "/" + paused.label() + " is not paused; nothing was done.");
        }
        return ExitCode.OK;
    }
}
