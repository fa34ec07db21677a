package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.NodeSpec;

/**
 * The droplet of a node.
 *
 * @param publicAddress where the operator reaches it
 * @param privateAddress where the other nodes reach it
 */
public record NodeDroplet(NodeSpec node, long id, String publicAddress, String privateAddress) {
    public NodeDroplet {
        requireNonNull(node, "node");
        requireNonNull(publicAddress, "publicAddress");
        requireNonNull(privateAddress, "privateAddress");
    }
}
