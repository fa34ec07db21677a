package io.nonet.topology.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nonet.topology.Link;
import io.nonet.topology.ListenedLink;
import io.nonet.topology.Port;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a node's own TCP connections, and the host's to its agents, are led through its Toxiproxy. */
final class LinkConfig {
    private LinkConfig() {}

    /** The proxies that Toxiproxy opens when it starts, one for each link. */
    static String proxies(MachineNode node, List<ListenedLink> links) {
        ArrayNode proxies = JsonNodeFactory.instance.arrayNode();
        for (ListenedLink listened : links) {
            Link link = listened.link();
            proxies.addObject()
                    .put("name", link.name())
                    .put("listen", listened.listen(node.ip()))
                    .put("upstream", MachineNode.endpoint(node.addresses().of(link.to()), link.port()))
                    .put("enabled", true);
        }
        return Json.pretty(proxies);
    }

    /**
     * The packet filter: sends what the node connects to, and what the host connects to here, onto the listeners above, and
     * keeps peers off those for the host and off Toxiproxy's control port. Loading it again replaces it.
     */
    static String packetFilter(MachineNode node, List<ListenedLink> links) {
        String gateway = node.addresses().subnet().gateway();
        String guarded = Port.TOXIPROXY_CONTROL.number() + ", "
                + words(links, listened -> Integer.toString(listened.listenPort()));
        return """
                table inet nonet
                delete table inet nonet

                table inet nonet {
                  map redirects {
                    type ipv4_addr . inet_service : inet_service
                %s  }

                  chain redirect_links {
                    type nat hook output priority -100; policy accept;
                    # What Toxiproxy itself sends goes out as it is: it would come back to it for ever.
                    meta skuid "toxiproxy" return
                    meta l4proto tcp redirect to : ip daddr . tcp dport map @redirects
                  }

                  chain redirect_host {
                    type nat hook prerouting priority -100; policy accept;
                    # What comes through published ports comes from the gateway.
                    ip saddr %s meta l4proto tcp redirect to : tcp dport map { %s }
                  }

                  chain guard {
                    type filter hook input priority 0; policy accept;
                    # What comes over SSH comes from the node itself.
                    iifname != "lo" tcp dport { %s } ip saddr != %s drop
                    tcp dport { %s } meta nfproto ipv6 drop
                  }

                  chain answer_probes {
                    type filter hook input priority -10; policy accept;
                    # What /usr/local/lib/nonet/probe of another node sends: "nonet-pr…", 16 bytes. No agent sees it.
                    udp dport { %d, %d } udp length 24 @th,64,64 0x6e6f6e65742d7072 reject with icmp type port-unreachable
                  }
                }
                """.formatted(
                        elements(node, links),
                        gateway,
                        words(links, listened -> listened.link().port().number() + " : " + listened.listenPort()),
                        guarded,
                        gateway,
                        guarded,
                        Port.CONSUL_SERF.number(),
                        Port.NOMAD_SERF.number());
    }

    private static String elements(MachineNode node, List<ListenedLink> links) {
        String elements = links.stream()
                .filter(listened -> !listened.link().fromHost())
                .map(listened -> "      %s . %d : %d"
                        .formatted(
                                node.addresses().of(listened.link().to()),
                                listened.link().port().number(),
                                listened.listenPort()))
                .collect(Collectors.joining(",\n"));
        // nft refuses an empty list
        return elements.isEmpty() ? "" : "    elements = {\n" + elements + "\n    }\n";
    }

    /** A word for each link that the host opens, in a list. */
    private static String words(List<ListenedLink> links, Function<ListenedLink, String> word) {
        return links.stream()
                .filter(listened -> listened.link().fromHost())
                .map(word)
                .collect(Collectors.joining(", "));
    }
}
