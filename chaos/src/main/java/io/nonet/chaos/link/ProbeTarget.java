package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.link.ProbeResult.Kind;
import io.nonet.topology.Link;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Port;
import java.util.Set;

/**
 * What one node, or the host, tries of another.
 *
 * @param from name of the node that tries, or {@link Link#HOST}
 * @param size bytes of a hello, 0 for a small one; how many datagrams; 0 for a goodbye
 */
record ProbeTarget(String from, NodeSpec to, Port port, Method method, int size) {
    private static final Set<Port> ANSWERING =
            Set.of(Port.CONSUL_RPC, Port.CONSUL_HTTPS, Port.NOMAD_RPC, Port.NOMAD_HTTPS);

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
        DATAGRAMS,
        /** Sends one datagram, and waits for its answer. */
        LATE_DATAGRAM
    }

    static ProbeTarget hello(String from, NodeSpec to, Port port, int bytes) {
        return new ProbeTarget(from, to, port, Method.HELLO, bytes);
    }

    static ProbeTarget goodbye(String from, NodeSpec to, Port port) {
        return new ProbeTarget(from, to, port, Method.GOODBYE, 0);
    }

    static ProbeTarget datagrams(String from, NodeSpec to, Port port, int count) {
        return new ProbeTarget(from, to, port, Method.DATAGRAMS, count);
    }

    static ProbeTarget lateDatagram(String from, NodeSpec to, Port port) {
        return new ProbeTarget(from, to, port, Method.LATE_DATAGRAM, 1);
    }

    boolean fromHost() {
        return from.equals(Link.HOST);
    }

    /** Whether whoever listens there answers a hello with data; the others hang up, as a proxy does for the dead. */
    static boolean answers(Port port) {
        return ANSWERING.contains(port);
    }

    /** Whether what was sent has arrived, and something came back. */
    boolean arrived(ProbeResult result) {
        boolean data = method == Method.HELLO && answers(port);
        return data ? result.kind() == Kind.DATA : result.arrived();
    }

    /** Whether nobody took the connection; the engine takes those to a published port first, then hangs up. */
    boolean refused(ProbeResult result) {
        return result.kind() == Kind.REFUSED || (fromHost() && result.kind() == Kind.CLOSED);
    }

    boolean tcp() {
        return method == Method.HELLO || method == Method.GOODBYE;
    }

    /** As the probe program in the machine image takes it and prints it. */
    String argument(String address) {
        String where = address + ":" + port.number();
        return switch (method) {
            case HELLO -> "tcp:" + where + ":" + size;
            case GOODBYE -> "close:" + where;
            case DATAGRAMS -> "udp:" + where + ":" + size;
            case LATE_DATAGRAM -> "late:" + where;
        };
    }

    /** Such as {@code consul-0>consul-1:8301/udp}. */
    @Override
    public String toString() {
        return from + ">" + to.name() + ":" + port.number() + (tcp() ? "/tcp" : "/udp");
    }
}
