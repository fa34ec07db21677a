package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.topology.Topology;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All clusters of one test run: shared ones by topology, and those that a test has for itself. A shared one that no test
 * class uses goes when a test wants another: an idle cluster, too, keeps the processors busy, with heartbeats and gossip.
 *
 * <p>The engine is connected to when a cluster is first asked for; if that fails, it has failed for the whole run. Safe
 * for use by several threads.
 */
final class Clusters implements AutoCloseable {
    private final Supplier<Engine> connect;
    private final Launches launches;
    private final Optional<AttachedCluster> attached;
    private final Map<Topology, SharedCluster> shared = new ConcurrentHashMap<>();
    private @Nullable Engine engine;
    private @Nullable EnvironmentUnusableException unusable;

    /**
     * No cluster yet.
     *
     * @param attached the cluster that all tests use instead of any that is launched
     */
    Clusters(Supplier<Engine> connect, Launches launches, Optional<AttachedCluster> attached) {
        this.connect = requireNonNull(connect, "connect");
        this.launches = requireNonNull(launches, "launches");
        this.attached = requireNonNull(attached, "attached");
    }

    /** A cluster that a test uses, until it is closed. */
    record Borrowed(Cluster cluster, Runnable giveBack) implements AutoCloseable {
        @Override
        public void close() {
            giveBack.run();
        }
    }

    /**
     * Has the shared cluster of a topology stay, once it is there, until this is closed: for a test class, from its first
     * test to its end.
     */
    Claim claim(Topology topology) {
        SharedCluster mine = shared(topology);
        mine.claim();
        return new Claim(mine::release);
    }

    /** A test class's use of a shared cluster, until it is closed. */
    record Claim(Runnable release) implements AutoCloseable {
        @Override
        public void close() {
            release.run();
        }
    }

    /**
     * A cluster for one test, its state as after its launch.
     *
     * @throws EnvironmentUnusableException if there can be none here; says so at once when it did before
     * @throws io.nonet.cluster.NotReadyException if it does not get ready
     */
    Borrowed borrow(ClusterRequest request, TestRun run) {
        if (attached.isPresent()) {
            AttachedCluster theirs = attached.get();
            return new Borrowed(theirs.borrow(this::engine, request, run), () -> theirs.giveBack(request.keep()));
        }
        Engine where = engine();
        if (!request.fresh()) {
            SharedCluster mine = shared(request.sharedTopology());
            removeUnclaimed(mine);
            return new Borrowed(mine.borrow(where, request, run), () -> mine.giveBack(request.keep()));
        }
        removeUnclaimed(null);
        LaunchedCluster own = launches.launch(where, request, run);
        return new Borrowed(own.attach(run.timeline()), () -> launches.end(own, request.keep()));
    }

    private SharedCluster shared(Topology topology) {
        return shared.computeIfAbsent(topology, key -> new SharedCluster(launches));
    }

    private void removeUnclaimed(@Nullable SharedCluster wanted) {
        shared.values().stream().filter(other -> other != wanted).forEach(SharedCluster::removeUnlessClaimed);
    }

    /** The request as it stands in the record: of a cluster that runs already, with what that has. */
    ClusterRequest recorded(ClusterRequest request) {
        try {
            return attached.map(theirs -> request.of(theirs.topology(this::engine)))
                    .orElse(request);
        } catch (EnvironmentUnusableException e) {
            // Borrowing it says so once more, and then it counts.
            return request;
        }
    }

    /**
     * The id of the machine image by its name, for the record; empty where there is no engine or no such image, or where
     * machines are made of something else.
     */
    Map<String, String> images(ClusterRequest request) {
        try {
            if (attached.filter(AttachedCluster::isElsewhere).isPresent()) {
                return Map.of();
            }
            return Map.of(
                    "nonet/machine", engine().imageId().apply(request.topology().versions()));
        } catch (EnvironmentUnusableException e) {
            // Launching says so once more, and then it counts.
            return Map.of();
        }
    }

    private synchronized Engine engine() {
        if (unusable != null) {
            throw unusable;
        }
        if (engine == null) {
            try {
                engine = connect.get();
            } catch (EnvironmentUnusableException e) {
                unusable = e;
                throw e;
            }
        }
        return engine;
    }

    /** Removes all clusters but those that were to be kept. */
    @Override
    public void close() {
        attached.ifPresent(AttachedCluster::close);
        launches.close();
    }
}
