package io.nonet.chaos.link;

import java.util.List;

/**
 * What one node's links should be like.
 *
 * @param proxies all listeners of its Toxiproxy
 * @param outgoing rules of its packet filter for what it sends
 * @param incoming rules of its packet filter for what it receives
 */
record NodeLinks(List<Proxy> proxies, List<String> outgoing, List<String> incoming) {
    NodeLinks {
        proxies = List.copyOf(proxies);
        outgoing = List.copyOf(outgoing);
        incoming = List.copyOf(incoming);
    }

    boolean sameRules(NodeLinks other) {
        return outgoing.equals(other.outgoing) && incoming.equals(other.incoming);
    }
}
