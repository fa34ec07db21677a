package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.ClusterLauncher;
import io.nonet.observe.Timeline;

/** A cluster that runs, as tests see it one after the other: each records on its own timeline. */
record LaunchedCluster(ClusterLauncher launcher, String name) {
    LaunchedCluster {
        requireNonNull(launcher, "launcher");
        requireNonNull(name, "name");
    }

    /**
     * The cluster for one test; closing it does nothing.
     *
     * @throws io.nonet.cluster.EnvironmentUnusableException if parts of it are gone
     */
    Cluster attach(Timeline timeline) {
        return launcher.attach(name, timeline);
    }
}
