package io.nonet.topology;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cluster before it exists: its names, its nodes, and what they run.
 *
 * @param name the cluster's name, by which commands and labels refer to it
 * @param datacenter of Consul and of Nomad
 * @param region of Nomad
 * @param subnet the network of the nodes; empty lets the provisioner choose a free one
 * @param nodes in the order in which addresses are given out
 * @param versions of the agents
 * @param raftMultiplier scales the time-outs of Raft in both systems: 1 is the fastest, 10 the most patient
 * @param drivers the task drivers of the Nomad clients
 */
public record Topology(
        String name,
        String datacenter,
        String region,
        Optional<Subnet> subnet,
        List<NodeSpec> nodes,
        Versions versions,
        int raftMultiplier,
        Set<Driver> drivers) {

    /**
     * Checks every rule and copies the collections.
     *
     * @throws TopologyException if a rule is broken: names are DNS labels; there are 1, 3 or 5 servers of each system
     *     and 0 to 50 clients; node names differ; there is a driver; the subnet, where given, has room, and is none that
     *     the clients' own Docker engines use
     */
    public Topology {
        Rules.requireLabel("name", requireNonNull(name, "name"), Rules.LONGEST_NAME);
        Rules.requireLabel("datacenter", requireNonNull(datacenter, "datacenter"), Rules.LONGEST_LABEL);
        Rules.requireLabel("region", requireNonNull(region, "region"), Rules.LONGEST_LABEL);
        nodes = List.copyOf(nodes);
        for (Role role : Role.values()) {
            Rules.requireCount(role, withRole(nodes, role).size());
        }
        requireNames(nodes);
        requireNonNull(versions, "versions");
        Rules.requireRaftMultiplier(raftMultiplier);
        Rules.requireDrivers(drivers);
        // An ordered set, so that whatever is rendered from it is the same each time.
        drivers = Collections.unmodifiableSet(EnumSet.copyOf(drivers));
        if (subnet.isPresent()) {
            Addresses.requireRoom(subnet.get(), nodes.size());
            Rules.requireApartFromEngines(subnet.get(), drivers);
        }
    }

    /** Three Consul servers, three Nomad servers and three Nomad clients with all drivers, named {@code nonet}. */
    public static Topology nineNodes() {
        return builder().build();
    }

    /** A builder that starts from the values of {@link #nineNodes()}. */
    public static TopologyBuilder builder() {
        return new TopologyBuilder();
    }

    /** A builder that starts from these values; it builds the nodes in the order of their roles. */
    public TopologyBuilder toBuilder() {
        return new TopologyBuilder(this);
    }

    /** The nodes of a role, in order; empty if there are none. */
    public List<NodeSpec> nodes(Role role) {
        return withRole(nodes, role);
    }

    /** The nodes that run Consul in server mode. */
    public List<NodeSpec> consulServers() {
        return nodes(Role.CONSUL_SERVER);
    }

    /** The nodes that run Nomad in server mode. */
    public List<NodeSpec> nomadServers() {
        return nodes(Role.NOMAD_SERVER);
    }

    /** The nodes that run tasks. */
    public List<NodeSpec> nomadClients() {
        return nodes(Role.NOMAD_CLIENT);
    }

    /** The nodes that run a Nomad agent in either mode. */
    public List<NodeSpec> nomadNodes() {
        return nodes.stream().filter(node -> node.role().runsNomad()).toList();
    }

    /**
     * The node of this name.
     *
     * @throws TopologyException if there is none; the message lists the names that there are
     */
    public NodeSpec node(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String known = nodes.stream().map(NodeSpec::name).collect(Collectors.joining(", "));
                    return new TopologyException("node of cluster " + this.name, "one of " + known, "\"" + name + "\"");
                });
    }

    private static List<NodeSpec> withRole(List<NodeSpec> nodes, Role role) {
        return nodes.stream().filter(node -> node.role() == role).toList();
    }

    private static void requireNames(List<NodeSpec> nodes) {
        var names = new HashSet<String>();
        for (NodeSpec node : nodes) {
            if (node.name().equals(Link.HOST)) {
                throw new TopologyException("nodes", "another name than that of the host", "one named " + node.name());
            }
            if (!names.add(node.name())) {
                throw new TopologyException("nodes", "a different name for each", "two named " + node.name());
            }
        }
    }
}
