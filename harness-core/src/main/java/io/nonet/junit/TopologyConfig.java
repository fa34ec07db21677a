package io.nonet.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.topology.Topology;
import io.nonet.topology.file.TopologyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the topology that a test class names. */
final class TopologyConfig {
    private TopologyConfig() {}

    /**
     * The topology in {@code config}: a resource as seen by the class, or else a file; nine nodes when it is empty.
     *
     * @throws EnvironmentUnusableException if it is neither
     * @throws io.nonet.topology.file.TopologyFileException if it is wrong
     */
    static Topology of(Class<?> test, String config) {
        if (config.isEmpty()) {
            return Topology.nineNodes();
        }
        Path file = Path.of(config).toAbsolutePath();
        try (InputStream resource = test.getResourceAsStream(config)) {
            String yaml = resource == null ? Files.readString(file) : new String(resource.readAllBytes(), UTF_8);
            return TopologyFile.parse(config, yaml);
        } catch (IOException e) {
            throw new EnvironmentUnusableException(
                    "The topology " + config + " of " + test.getName() + " cannot be read: it is no resource beside the"
                            + " class or, with a leading slash, on the classpath, and as a file, " + file + ": " + e,
                    "Correct config in @NonetTest.",
                    e);
        }
    }
}
