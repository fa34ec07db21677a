package io.nonet.scenarios;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.ServiceControl;
import io.nonet.observe.FaultStage;
import io.nonet.observe.Observation.Fault;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** An agent killed with SIGKILL, and down until it is healed; its machine and its other services live on. */
final class AgentKill implements AutoCloseable {
    /** A killed process is gone at once; what takes time is to look on a busy machine. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final RaftSystem raft;
    private final NodeSpec node;
    private final ServiceControl services;
    private final long injectedAt;
    private boolean healed;

    private AgentKill(Cluster cluster, RaftSystem raft, NodeSpec node) {
        this.cluster = requireNonNull(cluster);
        this.raft = requireNonNull(raft);
        this.node = requireNonNull(node);
        this.services = cluster.machine(node).services();
        this.injectedAt = cluster.timeline().nanos();
    }

    /** Kills the agent on a node. */
    static AgentKill inject(Cluster cluster, RaftSystem raft, NodeSpec node) {
        AgentKill kill = new AgentKill(cluster, raft, node);
        kill.services.killAndKeepDown(raft.service());
        kill.record(FaultStage.INJECTED, "SIGKILL");
        return kill;
    }

    /** The moment of the timeline just before the kill was ordered. */
    long injectedAt() {
        return injectedAt;
    }

    /** Returns once the process is gone and the agent does not answer. */
    void awaitEffect() {
        Awaitility.await("the killed agent on " + node.name() + " is gone")
                .pollDelay(Duration.ZERO)
                .atMost(LIMIT)
                .until(() -> !services.isRunning(raft.service()) && !raft.answers(node));
        record(FaultStage.PROVED, "no process, no answer");
    }

    /** Starts the agent again; does nothing if that was done. */
    void heal() {
        if (!healed) {
            services.start(raft.service());
            healed = true;
            record(FaultStage.HEALED, "started");
        }
    }

    /** Returns once the agent answers again. */
    void awaitHealed() {
        Awaitility.await("the agent on " + node.name() + " answers again")
                .pollDelay(Duration.ZERO)
                .atMost(LIMIT)
                .until(() -> raft.answers(node));
        record(FaultStage.HEAL_PROVED, "answers");
    }

    @Override
    public void close() {
        heal();
    }

    private void record(FaultStage stage, String detail) {
        String target = node.name() + "/" + raft.service().label();
        cluster.timeline().record(new Fault("kill " + target, "kill", List.of(target), stage, Optional.of(detail)));
    }
}
