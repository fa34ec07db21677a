package io.nonet.cli;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.Machine;
import io.nonet.observe.Timeline;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nonet forward}. */
@Command(
        name = "forward",
        header = "Hold ways open to the agents of a cluster on DigitalOcean.",
        description = {
            "Holds ways open, through SSH, from ports of this computer's loopback address to a Consul agent and a Nomad"
                    + " agent, until Ctrl-C; a session that is lost is made anew, on the same ports.",
            "Prints what makes the consul and nomad commands, which have to be installed, use them, as nonet env does for"
                    + " a cluster on Docker. The addresses are those of the web UIs, too."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet forward > cluster.env &    then: . ./cluster.env && consul members",
            "  ./nonet forward --node nomad-client-1"
        })
final class ForwardCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--node", paramLabel = "NODE", description = "To the agents of this node. Default: servers.")
    private @Nullable String node;

    @Mixin
    private final ShellOption shell = new ShellOption();

    ForwardCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Cluster found = surroundings
                .launcher(surroundings.provisioner(cluster.name()))
                .attach(cluster.name(), Timeline.start(surroundings.clock()));
        Machine consul = found.machine(
                node == null
                        ? found.topology().consulServers().get(0)
                        : found.topology().node(node));
        Optional<Machine> nomad = node == null
                ? Optional.of(found.machine(found.topology().nomadServers().get(0)))
                : Optional.of(consul).filter(machine -> machine.node().role().runsNomad());
        var environment = new OperatorEnvironment(found.topology(), found.directory(), consul, nomad);
        EnvironmentChange change =
                EnvironmentChange.to(environment.variables(), OperatorEnvironment.NAMES, Optional.empty());
        surroundings
                .terminal()
                .data(shell.dialect().render(change, surroundings.environment().getOrDefault("PATH", "")));
        new OpenWays(
                        surroundings.terminal(),
                        Stream.concat(Stream.of(consul), nomad.stream()).toList())
                .hold();
        return ExitCode.OK;
    }
}
