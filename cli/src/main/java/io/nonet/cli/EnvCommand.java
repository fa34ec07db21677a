package io.nonet.cli;

import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Machine;
import io.nonet.docker.DockerProvisioner;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nonet env}. */
@Command(
        name = "env",
        header = "Print what makes the consul and nomad commands talk to a cluster.",
        description = {
            "Prints what makes the real consul and nomad commands talk to a cluster: the variables that they read, and"
                    + " a PATH with both programs in the cluster's versions.",
            "They ask the first Consul server and the first Nomad server, or the agents of one node.",
            "For a cluster on DigitalOcean see nonet forward."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  eval \"$(./nonet env)\" && consul members",
            "  eval \"$(./nonet env --node nomad-client-1)\"",
            "  ./nonet env --shell fish | source",
            "  ./nonet env --shell powershell | Out-String | Invoke-Expression",
            "  eval \"$(./nonet env --unset)\""
        })
final class EnvCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--node", paramLabel = "NODE", description = "Ask the agents of this node.")
    private @Nullable String node;

    @Mixin
    private final ShellOption shell = new ShellOption();

    @Option(names = "--unset", description = "Print what takes it all away again; needs no cluster.")
    private boolean unset;

    EnvCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String searchPath = surroundings.environment().getOrDefault("PATH", "");
        Path programs = surroundings.cacheDirectory().resolve("bin");
        EnvironmentChange change =
                unset ? EnvironmentChange.without(OperatorEnvironment.NAMES, programs, searchPath) : change(programs);
        surroundings.terminal().data(shell.dialect().render(change, searchPath));
        return ExitCode.OK;
    }

    private EnvironmentChange change(Path programs) {
        if (surroundings.isOfDroplets(cluster.name())) {
            throw new EnvironmentUnusableException(
                    "Cluster " + cluster.name()
                            + " is on DigitalOcean: its agents are reached through SSH, and only while a command of Nonet"
                            + " holds the way open.",
                    "Run consul and nomad on a node (./nonet exec consul-0 -- consul members), or keep ./nonet forward"
                            + " running and use what it prints.");
        }
        DockerProvisioner provisioner = surroundings.engine().get();
        FoundCluster found = FoundCluster.find(provisioner, cluster.name());
        ClusterDirectory directory = surroundings.launcher(provisioner).directory(found.cluster());
        // Says so now if they are lost, rather than have both programs say it in their words.
        directory.read();
        Machine consul = node == null ? found.firstUp(found.topology().consulServers()) : found.machine(node);
        Optional<Machine> nomad = node == null
                ? Optional.of(found.firstUp(found.topology().nomadServers()))
                : Optional.of(consul).filter(machine -> machine.node().role().runsNomad());
        var environment = new OperatorEnvironment(found.topology(), directory, consul, nomad);
        AgentBinaries binaries = new AgentBinaries(programs, provisioner::copyFromImage);
        return EnvironmentChange.to(
                environment.variables(),
                OperatorEnvironment.NAMES,
                runHere() ? Optional.of(binaries.folder(found.topology().versions())) : Optional.empty());
    }

    /** The programs of the image are for Linux; elsewhere those that are installed are used. */
    private static boolean runHere() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).equals("linux");
    }
}
