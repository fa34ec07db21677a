package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Provisioner;
import io.nonet.docker.DockerProvisioner;
import io.nonet.topology.Versions;
import java.util.function.Function;

/**
 * Where the clusters of tests are launched.
 *
 * @param imageId the id of the machine image for these versions, for the record
 */
record Engine(Provisioner provisioner, Function<Versions, String> imageId) {
    Engine {
        requireNonNull(provisioner, "provisioner");
        requireNonNull(imageId, "imageId");
    }

    /**
     * Connects to this host's engine, with nothing but Nonet's own clean-up.
     *
     * @throws io.nonet.cluster.EnvironmentUnusableException if no engine answers
     */
    static Engine connect() {
        DockerProvisioner docker = DockerProvisioner.connect();
        return new Engine(docker, docker::imageId);
    }
}
