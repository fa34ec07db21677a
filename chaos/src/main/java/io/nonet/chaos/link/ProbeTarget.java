package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.NodeSpec;
import io.nonet.topology.Port;

/**
 * What one node tries of another.
 *
 * @param datagrams how many to send by UDP; 0 for TCP
 */
record ProbeTarget(NodeSpec from, NodeSpec to, Port port, int datagrams) {
    ProbeTarget {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(port, "port");
    }

    boolean tcp() {
        return datagrams == 0;
    }

    /** As the probe program in the machine image takes it and prints it. */
    String argument(String address) {
        String where = address + ":" + port.number();
        return tcp() ? "tcp:" + where : "udp:" + where + ":" + datagrams;
    }

    /** Such as {@code consul-0>consul-1:8301/udp}. */
    @Override
    public String toString() {
        return from.name() + ">" + to.name() + ":" + port.number() + (tcp() ? "/tcp" : "/udp");
    }
}
