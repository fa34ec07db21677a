package io.nonet.scenarios.nomad;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.ExecResult;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;

/**
 * The Docker image {@code nonet/shell:1} in the engine of each client, until it is closed: bash and a few programs of the
 * machine itself, with their libraries, so that no registry and no download is needed. Nothing may use it when it is closed.
 */
record ShellImage(Cluster cluster) implements AutoCloseable {
    private static final String NAME = "nonet/shell:1";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String IMPORT = """
            set -eo pipefail
            programs='/usr/bin/bash /usr/bin/grep /usr/bin/head /usr/bin/sleep /usr/bin/tail'
            libraries=$(ldd $programs | grep -o '/lib[^ ]*' | sort -u)
            folder=$(mktemp --directory)
            # Not straight from the machine: tar fails where Nomad links or unlinks a file for the driver exec meanwhile.
            cp --dereference --parents $programs $libraries $folder
            tar --create --directory $folder $(ls $folder) | docker import - %s
            rm --recursive $folder
            """.formatted(NAME);

    ShellImage {
        requireNonNull(cluster, "cluster");
    }

    /** Makes the image on each client. */
    static ShellImage load(Cluster cluster) {
        ShellImage image = new ShellImage(cluster);
        image.onEachClient(List.of("bash", "-c", IMPORT));
        return image;
    }

    /** Removes it from each client. */
    @Override
    public void close() {
        onEachClient(List.of("docker", "image", "rm", "--force", NAME));
    }

    private void onEachClient(List<String> command) {
        for (NodeSpec client : cluster.topology().nomadClients()) {
            ExecResult result = cluster.machine(client).exec(LIMIT, command);
            if (!result.succeeded()) {
                throw new AssertionError("The Docker engine of " + client.name() + " does not do "
                        + String.join(" ", command) + ", which " + result.ending());
            }
        }
    }
}
