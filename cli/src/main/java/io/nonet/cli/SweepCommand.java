package io.nonet.cli;

import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.Owner;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.docker.DockerProvisioner;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nonet sweep}. */
@Command(
        name = "sweep",
        header = "Remove what nobody uses any more.",
        description = {
            "Removes what nobody uses any more: clusters that have expired, whose launch was cut off, or whose test run"
                    + " has ended.",
            "A cluster in use is never touched without --all.",
            "On DigitalOcean it removes the runs that have expired, or those that were launched long enough ago; whose"
                    + " process has ended cannot be told there. What is not Nonet's is never touched."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet sweep --dry-run",
            "  ./nonet sweep",
            "  ./nonet sweep --all    every cluster, in use or not",
            "  ./nonet sweep --on digitalocean --older-than 4h --dry-run"
        })
final class SweepCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--name", paramLabel = "NAME", description = "Look at this cluster only. Default: at all.")
    private @Nullable String name;

    @Option(names = "--dry-run", description = "Only tell what would be removed.")
    private boolean dryRun;

    @Option(names = "--all", description = "Remove clusters in use, too.")
    private boolean all;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final PlaceOption place = new PlaceOption();

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "On DigitalOcean: remove what was launched at least so long ago, expired or not.")
    private @Nullable Duration olderThan;

    @Mixin
    final CommonOptions common = new CommonOptions();

    SweepCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        place.requireCloudFor("--older-than", olderThan, spec);
        if (all && olderThan != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--all, --older-than: expected one of them; --all removes runs of any age");
        }
        if (place.isCloud()) {
            Optional<Duration> age = all ? Optional.of(Duration.ZERO) : Optional.ofNullable(olderThan);
            CloudRemoval.of(surroundings).sweep(age, Optional.ofNullable(name), dryRun);
            return ExitCode.OK;
        }
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
