package io.nonet.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every directed TCP link between the nodes of a topology, and from the host to them, with its listen port; immutable.
 *
 * <p>Consul's RPC goes from every node to the Consul servers and its gossip between all nodes. Nomad's RPC goes from
 * its servers and clients to its servers, its gossip between its servers, and its HTTPS between its clients. The host
 * connects to the HTTPS of every agent.
 */
public final class LinkTable {
    /** Below the ephemeral ports of Linux; where Nomad hands out ports to tasks, so clients must reserve these. */
    private static final int FIRST_LISTEN_PORT = 20_000;

    private final Map<NodeSpec, List<ListenedLink>> byNode;

    private LinkTable(Map<NodeSpec, List<ListenedLink>> byNode) {
        this.byNode = byNode;
    }

    /** The links of a topology; the same topology always gives the same order and the same ports. */
    public static LinkTable of(Topology topology) {
        Map<NodeSpec, List<ListenedLink>> byNode = new LinkedHashMap<>();
        for (NodeSpec from : topology.nodes()) {
            byNode.put(from, listened(linksAt(from, topology)));
        }
        return new LinkTable(byNode);
    }

    /**
     * The links that a node's Toxiproxy takes up, their listen ports counting up from 20000: those that the node opens,
     * then those that the host opens to it.
     *
     * @throws TopologyException if the node is not in the topology
     */
    public List<ListenedLink> at(NodeSpec node) {
        List<ListenedLink> links = byNode.get(node);
        if (links == null) {
            List<String> known = byNode.keySet().stream().map(NodeSpec::name).toList();
            throw new TopologyException(
                    "links of a node", "one of the nodes " + String.join(", ", known), "\"" + node.name() + "\"");
        }
        return links;
    }

    /** All links of all nodes, grouped by the node that takes them up. */
    public List<ListenedLink> all() {
        return byNode.values().stream().flatMap(List::stream).toList();
    }

    private static List<Link> linksAt(NodeSpec from, Topology topology) {
        List<Link> links = new ArrayList<>();
        addLinks(links, from, topology.consulServers(), Port.CONSUL_RPC);
        addLinks(links, from, topology.nodes(), Port.CONSUL_SERF);
        if (from.role().runsNomad()) {
            addLinks(links, from, topology.nomadServers(), Port.NOMAD_RPC);
        }
        if (from.role() == Role.NOMAD_SERVER) {
            addLinks(links, from, topology.nomadServers(), Port.NOMAD_SERF);
        }
        if (from.role() == Role.NOMAD_CLIENT) {
            addLinks(links, from, topology.nomadClients(), Port.NOMAD_HTTPS);
        }
        links.add(new Link(Link.HOST, from, Port.CONSUL_HTTPS));
        if (from.role().runsNomad()) {
            links.add(new Link(Link.HOST, from, Port.NOMAD_HTTPS));
        }
        return links;
    }

    private static void addLinks(List<Link> links, NodeSpec from, List<NodeSpec> peers, Port port) {
        peers.stream().filter(to -> !to.equals(from)).forEach(to -> links.add(new Link(from.name(), to, port)));
    }

    private static List<ListenedLink> listened(List<Link> links) {
        List<ListenedLink> listened = new ArrayList<>();
        for (Link link : links) {
            listened.add(new ListenedLink(link, FIRST_LISTEN_PORT + listened.size()));
        }
        return List.copyOf(listened);
    }
}
