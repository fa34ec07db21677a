package io.nonet.cluster;

import io.nonet.client.ClientException;
import io.nonet.topology.NodeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks servers who leads them. There is a leader only where all that were asked name the same one. */
public final class Leaders {
    private final Cluster cluster;

    Leaders(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Consul's leader, by the word of all Consul servers.
     *
     * @throws NoAgreedLeaderException if one does not answer, knows none, or names another
     */
    public NodeSpec consul() {
        return consul(cluster.topology().consulServers());
    }

    /** Consul's leader, by the word of these servers. */
    public NodeSpec consul(List<NodeSpec> servers) {
        return agreed("Consul", servers, node -> cluster.consul(node).status().leader());
    }

    /**
     * Nomad's leader, by the word of all Nomad servers.
     *
     * @throws NoAgreedLeaderException if one does not answer, knows none, or names another
     */
    public NodeSpec nomad() {
        return nomad(cluster.topology().nomadServers());
    }

    /** Nomad's leader, by the word of these servers. */
    public NodeSpec nomad(List<NodeSpec> servers) {
        // Asked without the flag, a Nomad server passes the question on to the leader, and holds it while there is
        // none.
        return agreed(
                "Nomad", servers, node -> cluster.nomad(node).stale().status().leader());
    }

    private NodeSpec agreed(String system, List<NodeSpec> servers, Function<NodeSpec, Optional<String>> ask) {
        List<String> answers = Parallel.map(servers, node -> answer(node, ask));
        List<String> distinct = answers.stream().distinct().toList();
        if (distinct.size() == 1) {
            for (Machine machine : cluster.machines()) {
                if (distinct.get(0).startsWith(machine.address() + ":")) {
                    return machine.node();
                }
            }
        }
        Map<String, String> byNode = new LinkedHashMap<>();
        for (int i = 0; i < servers.size(); i++) {
            byNode.put(servers.get(i).name(), answers.get(i));
        }
        throw new NoAgreedLeaderException(system, byNode);
    }

    private static String answer(NodeSpec node, Function<NodeSpec, Optional<String>> ask) {
        try {
            return ask.apply(node).filter(leader -> !leader.isEmpty()).orElse("none");
        } catch (ClientException e) {
            return "no answer (" + e.getMessage() + ")";
        }
    }
}
