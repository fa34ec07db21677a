package io.nonet.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nonet exec}. */
@Command(
        name = "exec",
        header = "Run a command on a node.",
        customSynopsis = "nonet exec [--name=NAME] NODE -- COMMAND...",
        description = "Runs a command on a node, as root; its output, its input and its exit code are passed through.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet exec consul-0 -- sh",
            "  ./nonet exec nomad-client-0 -- docker ps --all",
            "  ./nonet exec consul-1 -- sv status /etc/service/consul"
        })
final class ExecCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Parameters(index = "0", paramLabel = "NODE", description = "The node's name.")
    private String node = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The command and its arguments; put -- before it, so that its options are its own.")
    private List<String> command = List.of();

    ExecCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FoundCluster found = FoundCluster.find(surroundings.provisioner(cluster.name()), cluster.name());
        String name = found.machine(node).node().name();
        return AttachedCommand.of(surroundings, cluster.name(), name, command).run();
    }
}
