package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.TopologyException;

/**
 * One way between two nodes, or the host and a node: what the first sends to the second, whoever opened the connection.
 *
 * @param from name of the sending node, or {@code host}
 * @param to name of the receiving node, or {@code host}
 */
public record Way(String from, String to) {
    /**
     * Checks that two nodes are involved.
     *
     * @throws TopologyException if both are the same
     */
    public Way {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        if (from.equals(to)) {
            throw new TopologyException("way", "two different nodes", from + " twice");
        }
    }

    /**
     * Reads a way by its name, such as {@code consul-0>consul-1}.
     *
     * @throws TopologyException if it is none
     */
    public static Way parse(String name) {
        String[] ends = name.split(">", -1);
        if (ends.length != 2 || ends[0].isBlank() || ends[1].isBlank()) {
            throw new TopologyException(
                    "link", "two names with > between them, as \"consul-0>consul-1\"", "\"" + name + "\"");
        }
        return new Way(ends[0].strip(), ends[1].strip());
    }

    /** The other way. */
    public Way reversed() {
        return new Way(to, from);
    }

    @Override
    public String toString() {
        return from + ">" + to;
    }
}
