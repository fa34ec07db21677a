package io.nonet.topology.config;

import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Port;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.util.List;

/** One node with its surroundings: what every file about it is rendered from. */
record MachineNode(Topology topology, NodeSpec spec, Addresses addresses) {
    /** Where all nodes keep what their agents prove themselves with. */
    static final String CA_FILE = "/etc/nonet/tls/ca.pem";

    static final String CERTIFICATE_FILE = "/etc/nonet/tls/node.pem";
    static final String KEY_FILE = "/etc/nonet/tls/node-key.pem";

    String name() {
        return spec.name();
    }

    String ip() {
        return addresses.of(spec);
    }

    boolean is(Role role) {
        return spec.role() == role;
    }

    /**
     * The group that holds the tasks of a Nomad client. On a host with cgroup v1 all clients share one tree, so that
     * the path names cluster and node.
     */
    String cgroupParent() {
        return "/nonet/" + topology.name() + "/" + name();
    }

    /** Addresses of the nodes other than this one: an agent that reached only itself would wait for its next try. */
    List<String> othersOf(List<NodeSpec> nodes) {
        return nodes.stream()
                .filter(node -> !node.equals(spec))
                .map(addresses::of)
                .toList();
    }

    static String endpoint(String ip, Port port) {
        return ip + ":" + port.number();
    }
}
