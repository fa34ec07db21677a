package io.nonet.cli;

import io.nonet.cluster.Machine;
import io.nonet.cluster.Service;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nonet logs}. */
@Command(
        name = "logs",
        header = "Show the logs of a node.",
        description = "Shows the logs of a node's services: all of them, each line with its service, or one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet logs consul-0",
            "  ./nonet logs nomad-client-0 nomad --follow",
            "  ./nonet logs consul-1 link --lines 20"
        })
final class LogsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Parameters(index = "0", paramLabel = "NODE", description = "The node's name.")
    private String node = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "One of link, consul, nomad and dockerd. Default: all that the node runs.")
    private @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "100",
            description = "The last N lines of each. Default: ${DEFAULT-VALUE}.")
    private int lines;

    LogsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (lines < 0) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--lines: expected 0 or more, found " + lines);
        }
        FoundCluster found = FoundCluster.find(surroundings.provisioner(cluster.name()), cluster.name());
        Machine machine = found.machine(node);
        List<Service> wanted = wanted(Service.of(found.topology(), machine.node()));
        if (follow) {
            return AttachedCommand.script(surroundings, cluster.name(), node, LogScript.follow(wanted, lines))
                    .runWithoutInput();
        }
        for (Service one : wanted) {
            String prefix = wanted.size() == 1 ? "" : one.label() + ": ";
            machine.log(one, lines)
                    .lines()
                    .forEach(line -> surroundings.terminal().exactData(prefix + line));
        }
        return ExitCode.OK;
    }

    private List<Service> wanted(List<Service> running) {
        if (service == null) {
            return running;
        }
        return running.stream()
                .filter(one -> one.label().equals(service))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(),
                        "Node " + node + " runs "
                                + String.join(
                                        ", ",
                                        running.stream().map(Service::label).toList())
                                + "; found '" + service + "'"));
    }
}
