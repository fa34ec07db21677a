package io.nonet.cli;

import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.docker.DockerProvisioner;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nonet down}. */
@Command(
        name = "down",
        header = "Remove a cluster.",
        description = {
            "Removes a cluster with all that belongs to it, whole or in part: containers, volumes, network, control"
                    + " groups, certificates.",
            "Twice is fine: the second time there is nothing to remove."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet down", "  ./nonet down --name other"})
final class DownCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    DownCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String name = cluster.name();
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
}
