package io.nonet.cli;

import io.nonet.cli.ClusterStatus.Agent;
import io.nonet.cluster.Machine;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen of the agents of one system.
 *
 * @param servers the nodes with a server
 * @param asked the nodes whose agent was asked
 * @param leaders the address that each agent that answered names as the leader's, by node
 * @param states what the servers say of each agent, by node
 */
record SeenAgents(
        Collection<String> servers,
        Set<String> asked,
        Map<String, Optional<String>> leaders,
        Map<String, String> states) {
    private static final String UNKNOWN = "unknown";
    private static final String SILENT = "no answer";

    Agent agent(Machine machine, URI url) {
        String node = machine.node().name();
        boolean leads = leader().filter(address -> address.startsWith(machine.address() + ":"))
                .isPresent();
        if (asked.contains(node) && !leaders.containsKey(node)) {
            return new Agent(url, leads, SILENT);
        }
        return new Agent(url, leads, states.getOrDefault(node, UNKNOWN));
    }

    /** The address that all servers that answered name; empty if they name different ones, or none. */
    private Optional<String> leader() {
        List<Optional<String>> named = servers.stream()
                .filter(leaders::containsKey)
                .map(server -> leaders.getOrDefault(server, Optional.empty()))
                .distinct()
                .toList();
        return named.size() == 1 ? named.get(0) : Optional.empty();
    }
}
