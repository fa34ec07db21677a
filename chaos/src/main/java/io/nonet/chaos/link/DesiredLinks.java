package io.nonet.chaos.link;

import io.nonet.topology.Link;
import io.nonet.topology.LinkTable;
import io.nonet.topology.ListenedLink;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Port;
import io.nonet.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
        faults.values().stream().filter(LinkFault::losesUdp).forEach(fault -> {
            Enforcers.of(fault.partition().waysBetweenNodes()).forEach((way, enforcer) -> {
                boolean sends = enforcer.equals(way.from());
                String rule = rule(fault, sends ? "daddr" : "saddr", sends ? way.to() : way.from());
                (sends ? outgoing : incoming)
                        .computeIfAbsent(topology.node(enforcer), node -> new ArrayList<>())
                        .add(rule);
            });
        });
        Map<NodeSpec, List<Delay>> delays = new LinkedHashMap<>();
        delays().forEach((datagrams, delay) -> {
            NodeSpec node = topology.node(datagrams.way().from());
            List<Delay> ofNode = delays.computeIfAbsent(node, from -> new ArrayList<>());
            ofNode.add(delay);
            outgoing.computeIfAbsent(node, from -> new ArrayList<>())
                    .add("ip daddr "
                            + addresses.apply(topology.node(datagrams.way().to())) + " udp dport "
                            + datagrams.port().number() + " meta priority set " + NodeLinks.CLASS
                            + Integer.toHexString(ofNode.size()));
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
                            proxies,
                            outgoing.getOrDefault(node, List.of()),
                            incoming.getOrDefault(node, List.of()),
                            delays.getOrDefault(node, List.of())));
        }
        return all;
    }

    /** What one node sends to one port of another. */
    private record Datagrams(Way way, Port port) implements Comparable<Datagrams> {
        @Override
        public int compareTo(Datagrams other) {
            return Comparator.comparing((Datagrams datagrams) -> datagrams.way.from())
                    .thenComparing(datagrams -> datagrams.way.to())
                    .thenComparing(Datagrams::port)
                    .compare(this, other);
        }
    }

    /** Those of several faults add up. The order is one that every process comes to: it numbers the classes. */
    private Map<Datagrams, Delay> delays() {
        Map<Datagrams, Delay> delays = new TreeMap<>();
        for (LinkFault fault : faults.values()) {
            if (fault.hitsUdp() && fault.effect() instanceof Effect.Latency latency) {
                for (Way way : fault.partition().waysBetweenNodes()) {
                    Expectations.portsOf(topology.node(way.from()), topology.node(way.to())).stream()
                            .filter(fault.scope()::includes)
                            .forEach(port -> delays.merge(new Datagrams(way, port), Delay.of(latency), Delay::plus));
                }
            }
        }
        return delays;
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
