package io.nonet.cli;

import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.Owner;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.docker.DockerProvisioner;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nonet sweep}. */
@Command(
        name = "sweep",
        header = "Remove what nobody uses any more.",
        description = {
            "Removes what nobody uses any more: clusters that have expired, whose launch was cut off, or whose test run"
                    + " has ended.",
            "A cluster in use is never touched without --all."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet sweep --dry-run",
            "  ./nonet sweep",
            "  ./nonet sweep --all    every cluster, in use or not"
        })
final class SweepCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--name", paramLabel = "NAME", description = "Look at this cluster only. Default: at all.")
    private @Nullable String name;

    @Option(names = "--dry-run", description = "Only tell what would be removed.")
    private boolean dryRun;

    @Option(names = "--all", description = "Remove clusters in use, too.")
    private boolean all;

    @Mixin
    final CommonOptions common = new CommonOptions();

    SweepCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DockerProvisioner provisioner = surroundings.engine().get();
        ClusterLauncher launcher = surroundings.launcher(provisioner);
        int swept = 0;
        for (ProvisionedCluster cluster : provisioner.list()) {
            Optional<String> reason = reason(cluster).filter(any -> name == null || name.equals(cluster.name()));
            if (reason.isPresent()) {
                surroundings
                        .terminal()
                        .data((dryRun ? "Would remove " : "Removing ") + cluster.name() + ": " + reason.get() + ".");
                if (!dryRun) {
                    launcher.destroy(cluster.name());
                }
                swept++;
            }
        }
        if (swept == 0) {
            surroundings.terminal().say("There is nothing to sweep.");
        }
        return ExitCode.OK;
    }

    private Optional<String> reason(ProvisionedCluster cluster) {
        Optional<String> leftover =
                Leftover.reason(cluster, surroundings.clock().instant(), Owner::isAlive);
        return leftover.isPresent() || !all ? leftover : Optional.of("all were asked for");
    }
}
