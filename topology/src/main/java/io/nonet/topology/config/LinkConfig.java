package io.nonet.topology.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nonet.topology.Link;
import io.nonet.topology.ListenedLink;
import io.nonet.topology.Port;
import java.util.List;
import java.util.stream.Collectors;

/** How a node's own TCP connections are led through its own Toxiproxy. */
final class LinkConfig {
    private LinkConfig() {}

    /** The proxies that Toxiproxy opens when it starts, one for each link. */
    static String proxies(MachineNode node, List<ListenedLink> links) {
        ArrayNode proxies = JsonNodeFactory.instance.arrayNode();
        for (ListenedLink listened : links) {
            Link link = listened.link();
            proxies.addObject()
                    .put("name", link.name())
                    .put("listen", "127.0.0.1:" + listened.listenPort())
                    .put("upstream", MachineNode.endpoint(node.addresses().of(link.to()), link.port()))
                    .put("enabled", true);
        }
        return Json.pretty(proxies);
    }

    /**
     * The packet filter: sends what the node connects to onto the listeners above, and keeps peers off Toxiproxy's
     * control port. Loading it again replaces it.
     */
    static String packetFilter(MachineNode node, List<ListenedLink> links) {
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

                  chain guard_control {
                    type filter hook input priority 0; policy accept;
                    tcp dport %d ip saddr != { %s, 127.0.0.1 } drop
                    tcp dport %d meta nfproto ipv6 drop
                  }

                  chain answer_probes {
                    type filter hook input priority -10; policy accept;
                    # What /usr/local/lib/nonet/probe of another node sends: "nonet-pr…", 16 bytes. No agent sees it.
                    udp dport { %d, %d } udp length 24 @th,64,64 0x6e6f6e65742d7072 reject with icmp type port-unreachable
                  }
                }
                """.formatted(
                        elements(node, links),
                        Port.TOXIPROXY_CONTROL.number(),
                        node.addresses().subnet().gateway(),
                        Port.TOXIPROXY_CONTROL.number(),
                        Port.CONSUL_SERF.number(),
                        Port.NOMAD_SERF.number());
    }

    private static String elements(MachineNode node, List<ListenedLink> links) {
        if (links.isEmpty()) {
            return ""; // nft refuses an empty list
        }
        return links.stream()
                .map(listened -> "      %s . %d : %d"
                        .formatted(
                                node.addresses().of(listened.link().to()),
                                listened.link().port().number(),
                                listened.listenPort()))
                .collect(Collectors.joining(",\n", "    elements = {\n", "\n    }\n"));
    }
}
