package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.NodeSpec;
import java.net.URI;

/**
 * Where this computer finds one agent.
 *
 * @param uri https, of the loopback address
 */
record AgentAddress(NodeSpec node, URI uri) {
    AgentAddress {
        requireNonNull(node, "node");
        requireNonNull(uri, "uri");
    }
}
