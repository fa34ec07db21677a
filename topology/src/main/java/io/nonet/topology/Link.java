package io.nonet.topology;

import static java.util.Objects.requireNonNull;

/**
 * One directed TCP link: connections that a node opens to a port of another one.
 *
 * @param from the node that connects
 * @param to the node that listens; never the same one
 * @param port where it listens
 */
public record Link(NodeSpec from, NodeSpec to, Port port) {
    /**
     * Checks that two nodes are involved.
     *
     * @throws TopologyException if a node would be linked to itself
     */
    public Link {
        requireNonNull(port, "port");
        if (from.name().equals(to.name())) {
            throw new TopologyException("link", "two different nodes", from.name() + " twice");
        }
    }

    /** The link's name, unique in a cluster, such as {@code consul-0>consul-1:8300}. */
    public String name() {
        return from.name() + ">" + to.name() + ":" + port.number();
    }
}
