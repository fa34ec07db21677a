package io.nonet.chaos.link;

import io.nonet.topology.Link;
import io.nonet.topology.LinkTable;
import io.nonet.topology.ListenedLink;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Port;
import io.nonet.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What all links should be like under some faults; pure. Faults merge: a link is refused if one of them refuses it, and
 * has the toxics of all.
 *
 * @param addresses by node
 * @param faults by id
 */
record DesiredLinks(Topology topology, Function<NodeSpec, String> addresses, Map<String, LinkFault> faults) {

    /** By node, in node order. */
    Map<NodeSpec, NodeLinks> all() {
        Map<NodeSpec, List<String>> outgoing = new LinkedHashMap<>();
        Map<NodeSpec, List<String>> incoming = new LinkedHashMap<>();
        faults.values().stream().filter(LinkFault::hitsUdp).forEach(fault -> {
            Enforcers.of(fault.partition().waysBetweenNodes()).forEach((way, enforcer) -> {
                boolean sends = enforcer.equals(way.from());
                String rule = rule(fault, sends ? "daddr" : "saddr", sends ? way.to() : way.from());
                (sends ? outgoing : incoming)
                        .computeIfAbsent(topology.node(enforcer), node -> new ArrayList<>())
                        .add(rule);
            });
        });
        Map<NodeSpec, NodeLinks> all = new LinkedHashMap<>();
        LinkTable table = LinkTable.of(topology);
        for (NodeSpec node : topology.nodes()) {
            List<Proxy> proxies = table.at(node).stream()
                    .map(listened -> proxy(node, listened))
                    .toList();
            all.put(
                    node,
                    new NodeLinks(
                            proxies, outgoing.getOrDefault(node, List.of()), incoming.getOrDefault(node, List.of())));
        }
        return all;
    }

    private String rule(LinkFault fault, String side, String peer) {
        String ports =
                switch (fault.scope().services()) {
                    case ALL -> "meta l4proto udp";
                    case CONSUL -> "udp dport " + Port.CONSUL_SERF.number();
                    case NOMAD -> "udp dport " + Port.NOMAD_SERF.number();
                };
        // The kernel takes no share that is the whole.
        String share = fault.effect() instanceof Effect.Loss loss && loss.percent() < 100
                ? " numgen random mod 100 < " + loss.percent()
                : "";
        return "ip " + side + " " + addresses.apply(topology.node(peer)) + " " + ports + share + " drop";
    }

    private Proxy proxy(NodeSpec node, ListenedLink listened) {
        Link link = listened.link();
        Way sent = new Way(link.from(), link.to().name());
        List<Toxic> toxics = new ArrayList<>();
        boolean enabled = true;
        for (Map.Entry<String, LinkFault> entry : faults.entrySet()) {
            LinkFault fault = entry.getValue();
            if (!fault.hitsTcp() || !fault.scope().includes(link.port())) {
                continue;
            }
            Set<Way> ways = fault.partition().ways();
            enabled &= !(fault.effect() instanceof Effect.Refuse && ways.contains(sent));
            toxics.addAll(Stream.of(Toxic.UPSTREAM, Toxic.DOWNSTREAM)
                    .filter(stream -> ways.contains(stream.equals(Toxic.UPSTREAM) ? sent : sent.reversed()))
                    .flatMap(stream -> Toxic.of(entry.getKey(), fault.effect(), stream).stream())
                    .toList());
        }
        return new Proxy(
                link.name(),
                listened.listen(addresses.apply(node)),
                addresses.apply(link.to()) + ":" + link.port().number(),
                enabled,
                toxics);
    }
}
