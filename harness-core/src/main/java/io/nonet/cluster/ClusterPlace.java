package io.nonet.cluster;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A place for clusters other than this computer's container engine, such as a cloud; a {@link ServiceLoader} finds it.
 *
 * <p>An implementation has a public constructor without parameters.
 */
public interface ClusterPlace {
    /**
     * What provides the machines of a cluster that is there; empty if it is none of this place.
     *
     * @param workingDirectory which holds {@code .nonet/}
     * @param environment the environment variables
     * @throws EnvironmentUnusableException if it is there, and can be of no use any more
     */
    Optional<Provisioner> holding(String cluster, Path workingDirectory, Map<String, String> environment, Clock clock);

    /** Like that, in whatever places there are. */
    static Optional<Provisioner> find(
            String cluster, Path workingDirectory, Map<String, String> environment, Clock clock) {
        return ServiceLoader.load(ClusterPlace.class).stream()
                .flatMap(place -> place.get().holding(cluster, workingDirectory, environment, clock).stream())
                .findFirst();
    }
}
