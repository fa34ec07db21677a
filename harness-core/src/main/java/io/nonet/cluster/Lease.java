package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Who holds a cluster, and for how long: what {@code sweep} needs to tell a leftover from a cluster in use.
 *
 * @param run id of the run that launched it
 * @param owner the process that launched it
 * @param detached whether the cluster outlives its owner once it is ready ({@code nonet up}), or not (a test run)
 * @param expires when its certificates end; a cluster is of no use after that
 * @param directory where its certificates are kept
 */
public record Lease(String run, Owner owner, boolean detached, Instant expires, Path directory) {
    public Lease {
        requireNonNull(run, "run");
        requireNonNull(owner, "owner");
        requireNonNull(expires, "expires");
        requireNonNull(directory, "directory");
    }
}
