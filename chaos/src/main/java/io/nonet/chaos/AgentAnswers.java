package io.nonet.chaos;

import io.nonet.client.ClientException;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Service;
import io.nonet.topology.NodeSpec;
import java.time.Duration;

/** Whether the agents of a node answer, each for itself. */
record AgentAnswers(Cluster cluster, NodeSpec node) {
    private static final Duration ASK = Duration.ofSeconds(1);

    boolean all() {
        return of(Service.CONSUL) && (!node.role().runsNomad() || of(Service.NOMAD));
    }

    /** Whether this agent answers; false for a service that is none. */
    boolean of(Service service) {
        try {
            switch (service) {
                case CONSUL -> cluster.consul(node).withCallTimeout(ASK).agent().self();
                case NOMAD -> cluster.nomad(node).withCallTimeout(ASK).agent().self();
                case LINK, DOCKERD -> {
                    return false;
                }
            }
            return true;
        } catch (ClientException e) {
            return false;
        }
    }
}
