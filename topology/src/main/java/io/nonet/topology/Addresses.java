package io.nonet.topology;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The address of every node.
 *
 * @param subnet the network that holds all addresses
 * @param byNode IPv4 address by node name, in the order of the nodes
 */
public record Addresses(Subnet subnet, Map<String, String> byNode) {
    /** The number of the first node's host: the ones below are left to the gateway and to helpers. */
    private static final int FIRST_HOST = 11;

    /**
     * Checks and copies the addresses.
     *
     * @throws TopologyException if an address is outside the subnet, or given twice
     */
    public Addresses {
        requireNonNull(subnet, "subnet");
        byNode = Collections.unmodifiableMap(new LinkedHashMap<>(byNode));
        Set<String> given = new HashSet<>();
        byNode.forEach((node, ip) -> {
            if (!subnet.contains(ip) || !given.add(ip)) {
                throw new TopologyException("address of " + node, "one of its own in " + subnet, ip);
            }
        });
    }

    /**
     * Gives the nodes the hosts from .11 up, in their order; the same arguments always give the same addresses.
     *
     * @throws TopologyException if the subnet is too small
     */
    public static Addresses assign(Topology topology, Subnet subnet) {
        List<NodeSpec> nodes = topology.nodes();
        requireRoom(subnet, nodes.size());
        var byNode = new LinkedHashMap<String, String>();
        for (NodeSpec node : nodes) {
            byNode.put(node.name(), subnet.address(FIRST_HOST + byNode.size()));
        }
        return new Addresses(subnet, byNode);
    }

    /**
     * The address of a node.
     *
     * @throws TopologyException if the node has none
     */
    public String of(NodeSpec node) {
        String address = byNode.get(node.name());
        if (address == null) {
            String known = String.join(", ", byNode.keySet());
            throw new TopologyException("address of a node", "one of the nodes " + known, "\"" + node.name() + "\"");
        }
        return address;
    }

    static void requireRoom(Subnet subnet, int nodes) {
        int room = subnet.lastHost() - FIRST_HOST + 1;
        if (nodes > room) {
            throw new TopologyException(
                    "subnet",
                    "room for " + nodes + " nodes (the first " + (FIRST_HOST - 1) + " addresses are kept free)",
                    subnet + " with room for " + room);
        }
    }
}
