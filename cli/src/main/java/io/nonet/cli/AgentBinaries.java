package io.nonet.cli;

import io.nonet.topology.Versions;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The {@code consul} and {@code nomad} programs of a machine image on this host, copied out of the image once.
 *
 * @param cache the folder for all versions
 */
record AgentBinaries(Path cache, ImageFiles image) {
    /** Copies a file out of the machine image; the target appears whole, or not at all. */
    @FunctionalInterface
    interface ImageFiles {
        void copy(Versions versions, String pathInImage, Path target);
    }

    /**
     * The folder with both programs of these versions; makes it if need be.
     *
     * @throws io.nonet.cluster.EnvironmentUnusableException if the image does not have them, or the disk refuses
     */
    Path folder(Versions versions) {
        Path folder = cache.resolve("consul-" + versions.consul() + "-nomad-" + versions.nomad());
        provide(folder.resolve("consul"), versions, "/opt/consul/" + versions.consul() + "/consul");
        provide(folder.resolve("nomad"), versions, "/opt/nomad/" + versions.nomad() + "/nomad");
        return folder;
    }

    private void provide(Path program, Versions versions, String pathInImage) {
        if (!Files.isExecutable(program)) {
            image.copy(versions, pathInImage, program);
        }
    }
}
