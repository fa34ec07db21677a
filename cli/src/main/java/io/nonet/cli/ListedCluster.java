package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Owner;
import io.nonet.cluster.ProvisionedCluster;
import java.time.Instant;
import java.util.Optional;

/**
 * A cluster as {@code nonet list} shows it.
 *
 * @param up how many of its machines are
 * @param ownerAlive whether the process that launched it still lives
 */
record ListedCluster(ProvisionedCluster cluster, long up, boolean ownerAlive) {
    private static final String UNKNOWN = "unknown";

    ListedCluster {
        requireNonNull(cluster, "cluster");
    }

    String[] cells(Instant now) {
        Optional<Lease> lease = cluster.lease();
        return new String[] {
            cluster.name(),
            up + "/" + expected().map(String::valueOf).orElse("?"),
            cluster.complete() ? "yes" : "no",
            lease.map(known -> StatusText.expiry(known.expires(), now)).orElse(UNKNOWN),
            lease.map(Lease::owner).map(this::words).orElse(UNKNOWN),
            lease.map(known -> known.directory().toString()).orElse(UNKNOWN)
        };
    }

    ObjectNode json() {
        Optional<Lease> lease = cluster.lease();
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", cluster.name())
                .put("nodes", up)
                .put("expected", expected().orElse(null))
                .put("complete", cluster.complete())
                .put("expires", lease.map(known -> known.expires().toString()).orElse(null))
                .put("owner", lease.map(known -> known.owner().toString()).orElse(null))
                .put("ownerAlive", lease.isPresent() ? (Boolean) ownerAlive : null)
                .put(
                        "directory",
                        lease.map(known -> known.directory().toString()).orElse(null));
    }

    private Optional<Integer> expected() {
        return cluster.topology().map(topology -> topology.nodes().size());
    }

    private String words(Owner owner) {
        return "process " + owner.process() + " on " + owner.host() + (ownerAlive ? " (alive)" : " (ended)");
    }
}
