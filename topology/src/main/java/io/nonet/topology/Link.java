package io.nonet.topology;

import static java.util.Objects.requireNonNull;

/**
 * One directed TCP link: connections that a node, or the host, opens to a port of a node.
 *
 * @param from name of the node that connects, or {@link #HOST}
 * @param to the node that listens; never the same one
 * @param port where it listens
 */
public record Link(String from, NodeSpec to, Port port) {
    /** What stands for whoever connects from the host: tests, the command line, a browser. No node has this name. */
    public static final String HOST = "host";

    /**
     * Checks that two nodes are involved.
     *
     * @throws TopologyException if a node would be linked to itself
     */
    public Link {
        requireNonNull(port, "port");
        if (from.equals(to.name())) {
            throw new TopologyException("link", "two different nodes", from + " twice");
        }
    }

    /** Whether the host connects, through a published port. */
    public boolean fromHost() {
        return from.equals(HOST);
    }

    /** The link's name, unique in a cluster, such as {@code consul-0>consul-1:8300}. */
    public String name() {
        return from + ">" + to.name() + ":" + port.number();
    }
}
