package io.nonet.bench;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.LaunchFailure;

/** Tells of a launch that failed; nothing of it is kept. */
final class Report implements LaunchFailure {
    @Override
    public void failed(Cluster cluster, RuntimeException cause) {
        System.err.println(cause.getMessage());
    }

    @Override
    public boolean keep() {
        return false;
    }
}
