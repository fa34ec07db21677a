package io.nonet.chaos.schedule;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.Fault;
import io.nonet.chaos.Injection;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.NotReadyException;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.List;

/** A real cluster. */
record ClusterSite(Cluster cluster, Chaos chaos) implements FaultSite {
    ClusterSite {
        requireNonNull(cluster, "cluster");
        requireNonNull(chaos, "chaos");
    }

    @Override
    public Topology topology() {
        return cluster.topology();
    }

    @Override
    public long nanos() {
        return cluster.timeline().nanos();
    }

    @Override
    public Placed inject(Fault fault) {
        return new InjectedFault(chaos.inject(fault));
    }

    @Override
    public void healAll() {
        chaos.healAll();
    }

    @Override
    public List<String> awaitReady(Duration limit) {
        try {
            cluster.readiness().recover(limit);
            return List.of();
        } catch (NotReadyException e) {
            return e.problems();
        }
    }

    private record InjectedFault(Injection injection) implements Placed {
        @Override
        public String id() {
            return injection.id();
        }

        @Override
        public String awaitEffect() {
            return injection.awaitEffect();
        }

        @Override
        public void heal() {
            injection.heal();
        }

        @Override
        public String awaitHealed() {
            return injection.awaitHealed();
        }
    }
}
