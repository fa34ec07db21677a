package io.nonet.digitalocean.setup;

import io.nonet.topology.Versions;
import java.nio.file.Path;

/** An image on this computer that has the programs. */
public interface ProgramSource {
    /** What tells the image from any other, such as its digest. */
    String id(Versions versions);

    /**
     * Copies one file out of it.
     *
     * @throws io.nonet.cluster.EnvironmentUnusableException if there is no such image or file
     */
    void copy(Versions versions, String path, Path target);
}
