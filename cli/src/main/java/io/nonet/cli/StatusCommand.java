package io.nonet.cli;

import io.nonet.cluster.Provisioner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nonet status}. */
@Command(
        name = "status",
        header = "Show a cluster's nodes, and whether it is ready.",
        description =
                "Shows a cluster's nodes, and whether it is ready: exit code 0 if it is, 1 if not, 3 if there is none.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet status", "  ./nonet status --name other --json | jq .ready"})
final class StatusCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--json", description = "Print the status as one JSON object.")
    private boolean json;

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Provisioner provisioner = surroundings.provisioner(cluster.name());
        FoundCluster found = FoundCluster.find(provisioner, cluster.name());
        ClusterStatus status = new StatusLook(surroundings.launcher(provisioner), found).take();
        if (json) {
            surroundings.terminal().data(StatusJson.of(status).toPrettyString());
        } else {
            StatusText.of(status, surroundings.clock().instant(), surroundings.isOfDroplets(cluster.name()))
                    .forEach(surroundings.terminal()::data);
        }
        return status.ready() ? ExitCode.OK : ExitCode.FAILED;
    }
}
