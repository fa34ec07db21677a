package io.nonet.cli;

import io.nonet.cli.ClusterStatus.Agent;
import io.nonet.cluster.Machine;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen of the agents of one system.
 *
 * @param leader the address and port of the one that leads; empty if nobody does
 * @param asked the nodes whose agent was asked
 * @param answered those of them whose agent answered
 * @param states what the servers say of each agent, by node
 */
record SeenAgents(Optional<String> leader, Set<String> asked, Set<String> answered, Map<String, String> states) {
    private static final String UNKNOWN = "unknown";
    private static final String SILENT = "no answer";

    Agent agent(Machine machine, URI url) {
        String node = machine.node().name();
        boolean leads = leader.filter(address -> address.startsWith(machine.address() + ":"))
                .isPresent();
        if (asked.contains(node) && !answered.contains(node)) {
            return new Agent(url, leads, SILENT);
        }
        return new Agent(url, leads, states.getOrDefault(node, UNKNOWN));
    }
}
