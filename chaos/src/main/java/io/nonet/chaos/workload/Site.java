package io.nonet.chaos.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.client.consul.ConsulClient;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Cluster;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Where a workload runs: the agents that its clients ask, and what is drawn.
 *
 * @param prefix what all its keys begin with; no other workload has it, since what an earlier one left must not pass for this
 *     one's
 * @param random what all that the clients ask follows from
 */
record Site(Cluster cluster, String prefix, Random random) {
    /** Longer than an answer takes on a busy machine, and short enough to have several within a fault. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

    private static final int CLIENTS_IN_CLIENT_MODE = 3;

    Site {
        requireNonNull(cluster, "cluster");
        requireNonNull(prefix, "prefix");
        requireNonNull(random, "random");
    }

    /** All Consul servers, of which one may be cut off, and some agents in client mode. */
    List<NodeSpec> consulAgents() {
        List<NodeSpec> agents = new ArrayList<>(cluster.topology().consulServers());
        agents.addAll(agentsInClientMode());
        return agents;
    }

    /** Some of Consul's agents in client mode. */
    List<NodeSpec> agentsInClientMode() {
        List<NodeSpec> servers = cluster.topology().consulServers();
        return cluster.topology().nodes().stream()
                .filter(node -> !servers.contains(node))
                .limit(CLIENTS_IN_CLIENT_MODE)
                .toList();
    }

    ConsulClient consul(NodeSpec agent) {
        return cluster.consul(agent).withCallTimeout(CALL_TIMEOUT);
    }

    NomadClient nomad(NodeSpec agent) {
        return cluster.nomad(agent).withCallTimeout(CALL_TIMEOUT);
    }

    /** @param name of the client, which no other client on that agent has */
    Recorder recorder(String name, NodeSpec agent) {
        return new Recorder(name + " via " + agent.name(), agent.name(), cluster.timeline());
    }

    /** One client's own, so that what it asks depends on no other. */
    Random draw() {
        return new Random(random.nextLong());
    }
}
