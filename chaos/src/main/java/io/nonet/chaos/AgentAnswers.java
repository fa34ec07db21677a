package io.nonet.chaos;

import io.nonet.client.ClientException;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.Service;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;

/** Whether the agents of a node, and its Docker engine, answer, each for itself. */
record AgentAnswers(Cluster cluster, NodeSpec node) {
    private static final Duration ASK = Duration.ofSeconds(1);

    /** A frozen engine takes the question, and never answers. */
    private static final List<String> ENGINE = List.of("timeout", "5", "docker", "version");

    private static final Duration COMMAND = Duration.ofSeconds(10);

    /** Consul's agent and Nomad's. */
    boolean all() {
        return of(Service.CONSUL) && (!node.role().runsNomad() || of(Service.NOMAD));
    }

    /** Whether this service answers; false for the links, which nobody asks. */
    boolean of(Service service) {
        try {
            switch (service) {
                // Not what it says of itself: that waits for a lock which anti-entropy holds while it calls a leader
                // that nobody reaches (agent/local/state.go of Consul 1.14).
                case CONSUL -> cluster.consul(node).withCallTimeout(ASK).agent().members();
                case NOMAD -> cluster.nomad(node).withCallTimeout(ASK).agent().self();
                case DOCKERD -> {
                    return cluster.machine(node).exec(COMMAND, ENGINE).succeeded();
                }
                case LINK -> {
                    return false;
                }
            }
            return true;
        } catch (ClientException | MachineException e) {
            // Which tells, too, where its ports are: another process may have started it anew.
            cluster.machine(node).isUp();
            return false;
        }
    }
}
