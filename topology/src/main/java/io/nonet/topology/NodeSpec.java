package io.nonet.topology;

import static java.util.Objects.requireNonNull;

/**
 * One node of a topology.
 *
 * @param name a DNS label; the host name, and the name under which both agents of the node appear
 * @param role what the node is in the cluster
 */
public record NodeSpec(String name, Role role) {
    /**
     * Checks the name.
     *
     * @throws TopologyException if the name is no DNS label
     */
    public NodeSpec {
        Rules.requireLabel("node name", requireNonNull(name, "name"), Rules.LONGEST_LABEL);
        requireNonNull(role, "role");
    }
}
