package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.NodeSpec;
import io.nonet.topology.Port;

/**
 * What one node tries of another.
 *
 * @param size bytes of a hello, 0 for a small one; how many datagrams; 0 for a goodbye
 */
record ProbeTarget(NodeSpec from, NodeSpec to, Port port, Method method, int size) {
    ProbeTarget {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(port, "port");
        requireNonNull(method, "method");
    }

    /** How it is tried. */
    enum Method {
        /** Says hello by TCP, and waits for an answer. */
        HELLO,
        /** Says what no agent understands by TCP, and waits until it hangs up. */
        GOODBYE,
        /** Sends datagrams, and counts the answers. */
        DATAGRAMS
    }

    static ProbeTarget hello(NodeSpec from, NodeSpec to, Port port, int bytes) {
        return new ProbeTarget(from, to, port, Method.HELLO, bytes);
    }

    static ProbeTarget goodbye(NodeSpec from, NodeSpec to, Port port) {
        return new ProbeTarget(from, to, port, Method.GOODBYE, 0);
    }

    static ProbeTarget datagrams(NodeSpec from, NodeSpec to, Port port, int count) {
        return new ProbeTarget(from, to, port, Method.DATAGRAMS, count);
    }

    boolean tcp() {
        return method != Method.DATAGRAMS;
    }

    /** As the probe program in the machine image takes it and prints it. */
    String argument(String address) {
        String where = address + ":" + port.number();
        return switch (method) {
            case HELLO -> "tcp:" + where + ":" + size;
            case GOODBYE -> "close:" + where;
            case DATAGRAMS -> "udp:" + where + ":" + size;
        };
    }

    /** Such as {@code consul-0>consul-1:8301/udp}. */
    @Override
    public String toString() {
        return from.name() + ">" + to.name() + ":" + port.number() + (tcp() ? "/tcp" : "/udp");
    }
}
