package io.nonet.cli;

import io.nonet.topology.Versions;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code nonet} does without a command: it shows the commands. */
@Command(
        name = "nonet",
        description = "Launches a nine-node Consul and Nomad cluster for real, and works on it.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = NonetCommand.Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet up                     launch the nine nodes",
            "  eval \"$(./nonet env)\"          make consul and nomad talk to them",
            "  ./nonet exec consul-0 -- sh    look around on a node",
            "  ./nonet down                   remove everything",
            "",
            "Exit codes: 0 done, 1 not ready or failed, 2 nothing is shown (a fault did not bite), 3 the",
            "surroundings do not allow it (the message says what to do), 64 wrong use, 70 a fault of nonet,",
            "130 interrupted."
        })
final class NonetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions of nonet, Consul and Nomad.")
    boolean version;

    private final Terminal terminal;

    NonetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.data(
                spec.commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing());
        return ExitCode.OK;
    }

    /** The version in the jar's manifest, and those that a cluster has unless asked otherwise. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String own = NonetCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "nonet " + Objects.requireNonNullElse(own, "(not from a jar)"),
                "Consul " + Versions.DEFAULT.consul() + ", Nomad " + Versions.DEFAULT.nomad()
                        + " unless asked otherwise"
            };
        }
    }
}
