package io.nonet.digitalocean;

import io.nonet.cluster.ClusterPlace;
import io.nonet.cluster.Provisioner;
import io.nonet.digitalocean.api.ApiAccess;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** DigitalOcean: the clusters whose folder says that they are of droplets. */
public final class DropletPlace implements ClusterPlace {
    // No cluster can have a name that begins with a dot.
    private static final String JOURNALS = ".nonet/.digitalocean";

    /** For the service loader. */
    public DropletPlace() {}

    /** The account of the environment's token, as seen from a working directory. */
    public static DigitalOcean account(Path workingDirectory, Map<String, String> environment, Clock clock) {
        return DigitalOcean.connect(ApiAccess.from(environment), clock, workingDirectory.resolve(JOURNALS));
    }

    @Override
    public Optional<Provisioner> holding(
            String cluster, Path workingDirectory, Map<String, String> environment, Clock clock) {
        if (!DropletProvisioner.has(workingDirectory, cluster)) {
            return Optional.empty();
        }
        DropletProvisioner droplets =
                DropletProvisioner.of(() -> account(workingDirectory, environment, clock), workingDirectory);
        droplets.requireCurrent(cluster, clock.instant());
        return Optional.of(droplets);
    }
}
