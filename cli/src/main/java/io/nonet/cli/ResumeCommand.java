package io.nonet.cli;

import io.nonet.chaos.ActiveFault;
import io.nonet.chaos.ProcessFault;
import io.nonet.cluster.Service;
import io.nonet.cluster.ServiceControl;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.TopologyException;
import java.util.ArrayList;
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
        requireFreezable(faulty, target, paused);
        List<ActiveFault> pauses = faulty.chaos().active().stream()
                .filter(fault -> fault.fault().equals(pause))
                .toList();
        pauses.forEach(fault -> faulty.chaos().injection(fault.id()).ifPresent(faulty::heal));
        if (pauses.isEmpty()) {
            letGo(target, paused, faulty.cluster().machine(target).services());
        }
        return ExitCode.OK;
    }

    private static void requireFreezable(FaultyCluster faulty, NodeSpec target, Service service) {
        List<Service> own = new ArrayList<>(Service.of(faulty.cluster().topology(), target));
        own.remove(Service.LINK);
        if (!own.contains(service)) {
            throw new TopologyException(
                    "service of " + target.name(),
                    String.join(", ", own.stream().map(Service::label).toList()),
                    service.label());
        }
    }

    /** One that no fault tells of may be frozen all the same: by hand, or by a harness whose faults were forgotten. */
    private void letGo(NodeSpec target, Service service, ServiceControl services) {
        String name = target.name() + "/" + service.label();
        if (services.isPaused(service)) {
            services.resume(service);
            surroundings.terminal().data(name + ": was frozen, though no fault tells of it; it goes on");
        } else {
            surroundings.terminal().say(name + " is not paused; nothing was done.");
        }
    }
}
