package io.nonet.cli;

import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Provisioner;
import io.nonet.topology.Versions;
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
            "On DigitalOcean agents are reached through SSH: a process in the background holds the ways open, until the"
                    + " cluster is removed or has had its time. Both programs have to be installed then, unless this"
                    + " computer has the machine image."
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
        surroundings.terminal().exactData(shell.dialect().render(change, searchPath));
        return ExitCode.OK;
    }

    private EnvironmentChange change(Path programs) {
        Provisioner provisioner = surroundings.provisioner(cluster.name());
        FoundCluster found = FoundCluster.find(provisioner, cluster.name());
        ClusterDirectory directory = surroundings.launcher(provisioner).directory(found.cluster());
        // Says so now if they are lost, rather than have both programs say it in their words.
        directory.read();
        AgentAddresses agents = surroundings.addresses(cluster.name(), AskedAgents.of(found, node));
        var environment = new OperatorEnvironment(found.topology(), directory, agents);
        return EnvironmentChange.to(
                environment.variables(),
                OperatorEnvironment.NAMES,
                runHere() ? folder(programs, found.topology().versions()) : Optional.empty());
    }

    private Optional<Path> folder(Path programs, Versions versions) {
        AgentBinaries binaries = new AgentBinaries(
                programs, (its, path, target) -> surroundings.engine().get().copyFromImage(its, path, target));
        try {
            return Optional.of(binaries.folder(versions));
        } catch (EnvironmentUnusableException e) {
            if (!surroundings.isOfDroplets(cluster.name())) {
                throw e;
            }
            // Such a cluster needs no engine on this computer, and so no image.
            surroundings
                    .terminal()
                    .say("nonet: consul and nomad have to be installed here: their programs cannot be taken out of the"
                            + " machine image (" + e.getMessage() + ")");
            return Optional.empty();
        }
    }

    /** The programs of the image are for Linux; elsewhere those that are installed are used. */
    private static boolean runHere() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).equals("linux");
    }
}
