package io.nonet.chaos.link;

import java.util.List;

/**
 * What one node's links should be like.
 *
 * @param proxies all listeners of its Toxiproxy
 * @param outgoing rules of its packet filter for what it sends
 * @param incoming rules of its packet filter for what it receives
 * @param delays of datagrams that it sends; {@link #CLASS} and the place in this list, from 1, name each in a rule
 */
record NodeLinks(List<Proxy> proxies, List<String> outgoing, List<String> incoming, List<Delay> delays) {
    /** What the names of all classes of delays begin with; their numbers are hexadecimal. */
    static final String CLASS = "1:";

    NodeLinks {
        proxies = List.copyOf(proxies);
        outgoing = List.copyOf(outgoing);
        incoming = List.copyOf(incoming);
        delays = List.copyOf(delays);
    }

    boolean sameRules(NodeLinks other) {
        return outgoing.equals(other.outgoing) && incoming.equals(other.incoming);
    }
}
