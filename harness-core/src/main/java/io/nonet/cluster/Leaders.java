package io.nonet.cluster;

import io.nonet.client.ClientException;
import io.nonet.topology.NodeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks servers who leads them. There is a leader only where all that were asked, or most of all, name the same one. */
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
        return consul(servers, servers.size());
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
        return nomad(servers, servers.size());
    }

    /**
     * Consul's leader, by the word of more than half of its servers; the others may be down, or cut off.
     *
     * @throws NoAgreedLeaderException if no more than half name the same one
     */
    public NodeSpec consulOfMost() {
        List<NodeSpec> servers = cluster.topology().consulServers();
        return consul(servers, servers.size() / 2 + 1);
    }

    /**
     * Nomad's leader, by the word of more than half of its servers; the others may be down, or cut off.
     *
     * @throws NoAgreedLeaderException if no more than half name the same one
     */
    public NodeSpec nomadOfMost() {
        List<NodeSpec> servers = cluster.topology().nomadServers();
        return nomad(servers, servers.size() / 2 + 1);
    }

    private NodeSpec consul(List<NodeSpec> servers, int needed) {
        return agreed(
                "Consul", servers, needed, node -> cluster.consul(node).status().leader());
    }

    private NodeSpec nomad(List<NodeSpec> servers, int needed) {
        // Asked without the flag, a Nomad server passes the question on to the leader, and holds it while there is
        // none.
        return agreed("Nomad", servers, needed, node -> cluster.nomad(node)
                .stale()
                .status()
                .leader());
    }

    private NodeSpec agreed(
            String system, List<NodeSpec> servers, int needed, Function<NodeSpec, Optional<String>> ask) {
        List<String> answers = Parallel.map(servers, node -> answer(node, ask));
        for (Machine machine : cluster.machines()) {
            String address = machine.address() + ":";
            if (answers.stream().filter(answer -> answer.startsWith(address)).count() >= needed) {
                return machine.node();
            }
        }
        Map<String, String> byNode = new LinkedHashMap<>();
        for (int i = 0; i < servers.size(); i++) {
            byNode.put(servers.get(i).name(), answers.get(i));
        }
        throw new NoAgreedLeaderException(system, needed == servers.size() ? "all" : "most", byNode);
    }

    private static String answer(NodeSpec node, Function<NodeSpec, Optional<String>> ask) {
        try {
            return ask.apply(node).filter(leader -> !leader.isEmpty()).orElse("none");
        } catch (ClientException e) {
            return "no answer (" + e.getMessage() + ")";
        }
    }
}
