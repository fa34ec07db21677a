package io.nonet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nonet dashboard}. */
@Command(
        name = "dashboard",
        header = "Show a running cluster in a browser, with buttons that break and heal it.",
        description = {
            "Serves a page on this machine only: nodes, leaders, members, allocations and faults, as they are now. Prints its"
                    + " address, which holds a token: whoever has it can break the cluster.",
            "It ends with Ctrl-C; the cluster and its faults stay."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet dashboard --open", "  ./nonet dashboard --name other --port 8600"})
final class DashboardCommand implements Callable<Integer> {
    private static final String ANY = "0";
    private static final int LARGEST_PORT = 65_535;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = ANY, description = "Default: any that is free.")
    private int port;

    @Option(names = "--open", description = "Open it in a browser.")
    private boolean open;

    DashboardCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > LARGEST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port: expected at most " + LARGEST_PORT + ", found " + port);
        }
        new Dashboard(surroundings, cluster.name(), port, open).show();
        return ExitCode.OK;
    }
}
