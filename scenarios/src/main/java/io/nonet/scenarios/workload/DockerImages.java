package io.nonet.scenarios.workload;

import static io.nonet.scenarios.workload.JobParts.text;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.client.nomad.JobSpec;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.ExecResult;
import io.nonet.cluster.MachineException;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images that the clients' own Docker engines have, or can get. */
record DockerImages(Cluster cluster) {
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration PULL = Duration.ofMinutes(2);

    DockerImages {
        requireNonNull(cluster, "cluster");
    }

    /**
     * Makes sure of all images of the tasks of a file's job, but for those of which the file does not tell.
     *
     * @throws JobFileException if no client has one, or its tag has clients pull it anyway, and no registry delivers it
     */
    void require(JobFile file, JobSpec spec) {
        Map<TaskImage, String> users = new LinkedHashMap<>();
        for (JsonNode task : JobParts.tasks(spec)) {
            String user = file.name() + ": task " + text(task, "Name");
            TaskImage.of(task).ifPresent(image -> users.putIfAbsent(image, user));
        }
        users.forEach(this::require);
    }

    private void require(TaskImage image, String user) {
        List<NodeSpec> clients = cluster.topology().nomadClients();
        if (!image.pulledAnew() && clients.stream().anyMatch(client -> has(client, image.name()))) {
            return;
        }
        String refusal = pull(clients.get(0), image.name());
        if (!refusal.isEmpty()) {
            throw new JobFileException(
                    user + " " + refused(image, refusal) + "\n  What to do: " + remedy(image, clients.get(0)));
        }
    }

    private static String refused(TaskImage image, String refusal) {
        return image.pulledAnew()
                ? "wants the image " + image.name()
                        + ", which Nomad pulls each time, since its tag is latest or the task says force_pull,"
                        + " and no client can get it: " + refusal
                : "wants the image " + image.name() + ", which no client's Docker engine has, and none can get it: "
                        + refusal;
    }

    private static String remedy(TaskImage image, NodeSpec client) {
        String change =
                image.pulledAnew() ? "Give it a tag of its own, without force_pull, and" : "Correct its name, or";
        return change + " give it to each client: docker save " + image.name() + " | ./nonet exec " + client.name()
                + " -- docker load; then run on that cluster.";
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
