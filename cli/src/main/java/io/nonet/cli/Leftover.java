package io.nonet.cli;

import io.nonet.cluster.Lease;
import io.nonet.cluster.Owner;
import io.nonet.cluster.ProvisionedCluster;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells a cluster that nobody uses any more from one in use; when in doubt it is in use. */
final class Leftover {
    private Leftover() {}

    /**
     * Why nobody can be using the cluster; empty if somebody may.
     *
     * @param alive whether a process still lives
     */
    static Optional<String> reason(ProvisionedCluster cluster, Instant now, Predicate<Owner> alive) {
        if (cluster.lease().isEmpty()) {
            return cluster.complete()
                    ? Optional.empty()
                    : Optional.of("its launch was not finished, and nothing tells who launched it");
        }
        Lease lease = cluster.lease().get();
        if (!lease.expires().isAfter(now)) {
            return Optional.of("it " + StatusText.expiry(lease.expires(), now));
        }
        if (alive.test(lease.owner())) {
            return Optional.empty();
        }
        String owner = "process " + lease.owner().process();
        if (!cluster.complete()) {
            return Optional.of("its launch was not finished, and " + owner + ", which launched it, has ended");
        }
        return lease.detached()
                ? Optional.empty()
                : Optional.of("it was launched for " + owner + " alone, which has ended");
    }
}
