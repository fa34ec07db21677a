package io.nonet.cli;

import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.digitalocean.RunId;
import io.nonet.docker.DockerProvisioner;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nonet down}. */
@Command(
        name = "down",
        header = "Remove a cluster.",
        description = {
            "Removes a cluster with all that belongs to it, whole or in part: containers, volumes, network, control"
                    + " groups, certificates.",
            "Twice is fine: the second time there is nothing to remove.",
            "On DigitalOcean it removes a run's droplets, VPC, firewall, key and tags, wherever its launch or an earlier"
                    + " removal ended, from any computer that has the token. A cluster that was launched from this folder"
                    + " is found there without --on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet down",
            "  ./nonet down --name other",
            "  ./nonet down --on digitalocean --run nonet-20300102-030405-1f0c"
        })
final class DownCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final PlaceOption place = new PlaceOption();

    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "On DigitalOcean: the run's id. Default: the one that was launched from this folder, else the"
                    + " only one of the cluster's name.")
    private @Nullable String run;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    DownCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String name = cluster.name();
        place.requireCloudFor("--run", run, spec);
        if (place.isCloud()) {
            removeFromCloud(name);
            return ExitCode.OK;
        }
        Optional<RunId> kept = surroundings.droplets().run(name);
        if (kept.isPresent()) {
            CloudRemoval.of(surroundings).down(kept.get());
            return ExitCode.OK;
        }
        DockerProvisioner provisioner = surroundings.engine().get();
        ClusterLauncher launcher = surroundings.launcher(provisioner);
        Optional<ProvisionedCluster> found = provisioner.find(name);
        int resources = provisioner.destroy(name);
        ClusterDirectory directory = found.map(launcher::directory)
                .orElseGet(() -> ClusterDirectory.of(surroundings.workingDirectory(), name));
        directory.delete();
        if (resources == 0) {
            surroundings.terminal().data("There is no cluster " + name + ": nothing to remove.");
        } else {
            int machines = found.map(known -> known.machines().size()).orElse(0);
            surroundings
                    .terminal()
                    .data("Cluster " + name + " is removed: " + Words.count(machines, "machine") + " (" + resources
                            + " containers, volumes and networks in all) and the certificates in " + directory.path()
                            + ".");
        }
        return ExitCode.OK;
    }

    private void removeFromCloud(String name) {
        Optional<RunId> id = Optional.ofNullable(run).map(text -> RunId.parse(text)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(),
                        "--run: expected an id such as nonet-20300102-030405-1f0c, found '" + text + "'")));
        boolean named = spec.commandLine().getParseResult().hasMatchedOption("--name");
        id.filter(given -> named && !given.cluster().equals(name)).ifPresent(given -> {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--run, --name: run " + given + " is of cluster " + given.cluster() + ", not of " + name
                            + "; nothing was removed");
        });
        CloudRemoval removal = CloudRemoval.of(surroundings);
        id.ifPresentOrElse(removal::down, () -> removal.down(name));
    }
}
