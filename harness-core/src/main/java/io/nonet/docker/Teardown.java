package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import io.nonet.cluster.EnvironmentUnusableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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

    /** Removes what there is now, and says how much that was. */
    int removeAll(String cluster) {
        Remains remains = Remains.of(docker, cluster);
        Optional<String> image = remains.hadClients() ? remains.image(docker) : Optional.empty();
        List<CompletableFuture<Void>> removals = new ArrayList<>();
        for (Container container : remains.containers()) {
            removals.add(CompletableFuture.runAsync(() -> gone(() -> docker.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec())));
        }
        removals.forEach(Teardown::join);
        ControlGroups groups = new ControlGroups(docker, cluster);
        CompletableFuture<Void> cgroups = image.map(id -> CompletableFuture.runAsync(() -> groups.remove(id)))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        remains.volumes()
                .forEach(volume ->
                        gone(() -> docker.removeVolumeCmd(volume.getName()).exec()));
        join(cgroups);
        // The last of all: as long as it is there, a removal that was interrupted is begun anew with all that it did.
        remains.networks()
                .forEach(network ->
                        gone(() -> docker.removeNetworkCmd(network.getId()).exec()));
        if (remains.hadClients() && image.isEmpty()) {
            throw groups.left("may be left, and there is no image to look for them with,");
        }
        return remains.count();
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

    /** Removes something, or finds that another removal did or does. */
    static void gone(Runnable removal) {
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
