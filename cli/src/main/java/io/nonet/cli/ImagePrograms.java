package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.digitalocean.setup.ProgramSource;
import io.nonet.docker.DockerProvisioner;
import io.nonet.topology.Versions;
import java.nio.file.Path;

/** The programs of the machine image that an engine of this computer has. */
record ImagePrograms(DockerProvisioner engine) implements ProgramSource {
    ImagePrograms {
        requireNonNull(engine, "engine");
    }

    @Override
    public String id(Versions versions) {
        return engine.imageId(versions);
    }

    @Override
    public void copy(Versions versions, String path, Path target) {
        engine.copyFromImage(versions, path, target);
    }
}
