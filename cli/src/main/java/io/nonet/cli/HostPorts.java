package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.Machine;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the host reaches every node's agents at a moment; that changes when a machine is started anew. */
record HostPorts(Map<String, URI> byNode) {
    HostPorts {
        requireNonNull(byNode, "byNode");
    }

    static HostPorts of(Cluster cluster) {
        Map<String, URI> byNode = new LinkedHashMap<>();
        for (Machine machine : cluster.machines()) {
            byNode.put(machine.node().name(), machine.consul());
        }
        return new HostPorts(byNode);
    }

    /** The nodes that are elsewhere now, in node order. */
    List<String> movedSince(HostPorts before) {
        return byNode.keySet().stream()
                .filter(node ->
                        !requireNonNull(byNode.get(node)).equals(before.byNode().get(node)))
                .toList();
    }
}
