package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Network;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.topology.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Removes a cluster from the engine by its labels: containers first, then what they used. */
record Teardown(DockerClient docker) {
    /** A container that another call is removing already, or that was being made, shows up once more. */
    private static final int ROUNDS = 5;

    int destroy(String cluster) {
        int removed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int now = removeAll(cluster);
            if (now == 0) {
                return removed;
            }
            removed += now;
        }
        throw new EnvironmentUnusableException(
                "Cluster " + cluster + " keeps coming back while it is being removed.",
                "Another process launches it at this moment; end that one, then run nonet down again.");
    }

    private int removeAll(String cluster) {
        Map<String, String> label = Map.of(Labels.CLUSTER, cluster);
        List<Container> containers = docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(label)
                .exec();
        List<CompletableFuture<Void>> removals = new ArrayList<>();
        for (Container container : containers) {
            removals.add(CompletableFuture.runAsync(() -> gone(() -> docker.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec())));
        }
        removals.forEach(Teardown::join);
        boolean clients = containers.stream()
                .anyMatch(c -> Role.NOMAD_CLIENT.label().equals(c.getLabels().get(Labels.ROLE)));
        CompletableFuture<Void> cgroups = clients
                ? CompletableFuture.runAsync(
                        () -> removeCgroups(cluster, containers.get(0).getImageId()))
                : CompletableFuture.completedFuture(null);
        String filter = Labels.CLUSTER + "=" + cluster;
        List<InspectVolumeResponse> volumes = Objects.requireNonNullElse(
                docker.listVolumesCmd()
                        .withFilter("label", List.of(filter))
                        .exec()
                        .getVolumes(),
                List.of());
        volumes.forEach(
                volume -> gone(() -> docker.removeVolumeCmd(volume.getName()).exec()));
        List<Network> networks =
                docker.listNetworksCmd().withFilter("label", List.of(filter)).exec();
        networks.forEach(
                network -> gone(() -> docker.removeNetworkCmd(network.getId()).exec()));
        join(cgroups);
        return containers.size() + volumes.size() + networks.size();
    }

    private static void join(CompletableFuture<Void> removal) {
        try {
            removal.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof EnvironmentUnusableException refused) {
                throw refused;
            }
            throw e;
        }
    }

    /** On cgroup v1 Nomad's and the inner engines' groups lie in the host's tree and outlive the containers. */
    private void removeCgroups(String cluster, String image) {
        String script = "for root in /sys/fs/cgroup /sys/fs/cgroup/*; do "
                + "[ -d $root/nonet/" + cluster + " ] && find $root/nonet/" + cluster
                + " -depth -type d -exec rmdir {} + ; "
                + "rmdir $root/nonet 2>/dev/null; done; ! ls -d /sys/fs/cgroup/*/nonet/" + cluster + " 2>/dev/null";
        try (CreateContainerCmd create = docker.createContainerCmd(image)) {
            String id = create.withEntrypoint("sh", "-c", script)
                    .withLabels(Map.of(Labels.CLUSTER, cluster))
                    .withHostConfig(HostConfig.newHostConfig()
                            .withNetworkMode("none")
                            .withBinds(Bind.parse("/sys/fs/cgroup:/sys/fs/cgroup")))
                    .exec()
                    .getId();
            docker.startContainerCmd(id).exec();
            Integer exit = docker.waitContainerCmd(id)
                    .exec(new WaitContainerResultCallback())
                    .awaitStatusCode(20, TimeUnit.SECONDS);
            gone(() -> docker.removeContainerCmd(id).withForce(true).exec());
            if (exit != 0) {
                throw new EnvironmentUnusableException(
                        "Control groups of cluster " + cluster + " are still there under /sys/fs/cgroup/*/nonet/"
                                + cluster + ".",
                        "See which processes are in them (cgroup.procs), end them, then run nonet down again.");
            }
        }
    }

    private static void gone(Runnable removal) {
        try {
            removal.run();
        } catch (NotFoundException e) {
            // Gone already: that is what was wanted.
            return;
        } catch (ConflictException e) {
            if (!String.valueOf(e.getMessage()).contains("already in progress")) {
                throw refused(e);
            }
        } catch (DockerException e) {
            throw refused(e);
        }
    }

    private static EnvironmentUnusableException refused(DockerException e) {
        return new EnvironmentUnusableException(
                "The engine refuses a removal: "
                        + String.valueOf(e.getMessage()).strip(),
                "See what still uses it (docker ps -a, docker network inspect), then run nonet down again.",
                e);
    }
}
