package io.nonet.scenarios.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.client.nomad.JobSpec;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.ExecResult;
import io.nonet.cluster.MachineException;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;

/** The images that the clients' own Docker engines have, or can get. */
record DockerImages(Cluster cluster) {
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration PULL = Duration.ofMinutes(2);

    DockerImages {
        requireNonNull(cluster, "cluster");
    }

    /**
     * Makes sure of all images of a job's tasks.
     *
     * @throws EnvironmentUnusableException if no client has one, and no registry delivers it
     */
    void require(JobSpec spec) {
        PlannedJob.tasks(spec).stream()
                .filter(task -> task.path("Driver").asText("").equals("docker"))
                .map(task -> task.path("Config").path("image").asText(""))
                .distinct()
                .forEach(this::require);
    }

    private void require(String image) {
        List<NodeSpec> clients = cluster.topology().nomadClients();
        if (clients.stream().anyMatch(client -> has(client, image))) {
            return;
        }
        String refusal = pull(clients.get(0), image);
        if (!refusal.isEmpty()) {
            throw new EnvironmentUnusableException(
                    "No client's Docker engine has the image " + image + ", and none can get it: " + refusal,
                    "Correct its name, or give it to each client: docker save " + image + " | ./nonet exec "
                            + clients.get(0).name() + " -- docker load; then run on that cluster.");
        }
    }

    private boolean has(NodeSpec client, String image) {
        return cluster.machine(client)
                .exec(LOOK, List.of("docker", "image", "inspect", image))
                .succeeded();
    }

    /** Why it could not be pulled; empty if it was. */
    private String pull(NodeSpec client, String image) {
        try {
            ExecResult pulled = cluster.machine(client).exec(PULL, List.of("docker", "pull", "-q", image));
            return pulled.succeeded() ? "" : pulled.stderr().strip();
        } catch (MachineException e) {
            return "it is not there after " + PULL.toSeconds() + " s";
        }
    }
}
