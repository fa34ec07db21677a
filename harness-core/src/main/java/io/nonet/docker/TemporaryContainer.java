package io.nonet.docker;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A container that never runs, to read an image's files from; it is gone once this is closed or the process ends. */
final class TemporaryContainer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryContainer.class);

    private final DockerClient docker;
    private final Thread atEnd = new Thread(this::remove, "nonet-temporary-container");
    private @Nullable String id;

    private TemporaryContainer(DockerClient docker) {
        this.docker = requireNonNull(docker);
        atEnd.setUncaughtExceptionHandler(
                (thread, failure) -> LOG.warn("A container that was to be read from is left", failure));
    }

    /** Makes one; refused by an {@link IllegalStateException} if the process is ending. */
    static TemporaryContainer of(DockerClient docker, String image) {
        TemporaryContainer container = new TemporaryContainer(docker);
        Runtime.getRuntime().addShutdownHook(container.atEnd);
        try {
            container.create(image);
            return container;
        } catch (RuntimeException e) {
            container.close();
            throw e;
        }
    }

    /** As long as this lasts the end of the process waits. */
    private synchronized void create(String image) {
        try (CreateContainerCmd create = docker.createContainerCmd(image)) {
            id = create.withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
                    .exec()
                    .getId();
        }
    }

    synchronized String id() {
        return requireNonNull(id, "a container that is gone");
    }

    private synchronized void remove() {
        if (id != null) {
            docker.removeContainerCmd(id).withForce(true).exec();
            id = null;
        }
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            LOG.debug("The process is ending", e);
        }
    }
}
