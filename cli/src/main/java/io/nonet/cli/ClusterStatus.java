package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.NodeSpec;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at a cluster.
 *
 * @param problems what keeps it from being ready, one sentence each
 * @param nodes in the topology's order
 * @param expires when its certificates end; empty if that cannot be told
 */
record ClusterStatus(String name, List<String> problems, List<Node> nodes, Optional<Instant> expires) {
    ClusterStatus {
        requireNonNull(name, "name");
        problems = List.copyOf(problems);
        nodes = List.copyOf(nodes);
        requireNonNull(expires, "expires");
    }

    boolean ready() {
        return problems.isEmpty();
    }

    /**
     * A node.
     *
     * @param address that the other nodes use
     * @param up whether its machine is
     * @param consul empty if the machine is down
     * @param nomad likewise, and on a Consul server
     */
    record Node(NodeSpec spec, String address, boolean up, Optional<Agent> consul, Optional<Agent> nomad) {
        Node {
            requireNonNull(spec, "spec");
            requireNonNull(address, "address");
            requireNonNull(consul, "consul");
            requireNonNull(nomad, "nomad");
        }
    }

    /**
     * An agent.
     *
     * @param url where the host reaches it
     * @param leader whether all servers that answer name it the leader
     * @param status {@code no answer} if it gives none, else what the servers say of it: {@code alive}, {@code failed},
     *     {@code ready} …, or {@code unknown} if they give none
     */
    record Agent(URI url, boolean leader, String status) {
        Agent {
            requireNonNull(url, "url");
            requireNonNull(status, "status");
        }
    }
}
