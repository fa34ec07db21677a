package io.nonet.topology;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Topology}; each method refuses a wrong value at once, {@link #build()} what does not fit together.
 *
 * <p>Every refusal is a {@link TopologyException} whose rule is the key of a topology file. Not thread-safe.
 */
public final class TopologyBuilder {
    private static final String NODE_NAMES = "node-names.";

    private final Map<Role, String> prefixes = new EnumMap<>(Role.class);
    private final Map<Role, List<String>> names = new EnumMap<>(Role.class);
    private String name = "nonet";
    private String datacenter = "dc1";
    private String region = "global";
    private @Nullable Subnet subnet;
    private Versions versions = Versions.DEFAULT;
    private int raftMultiplier = 1;
    private Set<Driver> drivers = EnumSet.allOf(Driver.class);

    TopologyBuilder() {
        for (Role role : Role.values()) {
            prefixes.put(role, defaultPrefix(role));
            count(role, 3);
        }
    }

    TopologyBuilder(Topology topology) {
        for (Role role : Role.values()) {
            List<String> given =
                    topology.nodes(role).stream().map(NodeSpec::name).toList();
            names.put(role, given);
            prefixes.put(
                    role, given.isEmpty() ? defaultPrefix(role) : given.get(0).replaceFirst("-[0-9]+$", ""));
        }
        name = topology.name();
        datacenter = topology.datacenter();
        region = topology.region();
        subnet = topology.subnet().orElse(null);
        versions = topology.versions();
        raftMultiplier = topology.raftMultiplier();
        drivers = topology.drivers();
    }

    /** The cluster's name: a DNS label of at most 40 characters. */
    public TopologyBuilder name(String value) {
        Rules.requireLabel("name", value, Rules.LONGEST_NAME);
        name = value;
        return this;
    }

    /** The datacenter of Consul and Nomad: a DNS label. */
    public TopologyBuilder datacenter(String value) {
        Rules.requireLabel("datacenter", value, Rules.LONGEST_LABEL);
        datacenter = value;
        return this;
    }

    /** The region of Nomad: a DNS label. */
    public TopologyBuilder region(String value) {
        Rules.requireLabel("region", value, Rules.LONGEST_LABEL);
        region = value;
        return this;
    }

    /** The network of the nodes; without it the provisioner chooses a free one. */
    public TopologyBuilder subnet(Subnet value) {
        subnet = requireNonNull(value, "subnet");
        return this;
    }

    /** How many Consul servers: 1, 3 or 5. */
    public TopologyBuilder consulServers(int count) {
        return count(Role.CONSUL_SERVER, count);
    }

    /** How many Nomad servers: 1, 3 or 5. */
    public TopologyBuilder nomadServers(int count) {
        return count(Role.NOMAD_SERVER, count);
    }

    /** How many Nomad clients: 0 to 50. */
    public TopologyBuilder nomadClients(int count) {
        return count(Role.NOMAD_CLIENT, count);
    }

    /** Names the nodes of a role {@code prefix-0}, {@code prefix-1} and so on; a DNS label of at most 40 characters. */
    public TopologyBuilder namePrefix(Role role, String prefix) {
        Rules.requireLabel(NODE_NAMES + role.label(), prefix, Rules.LONGEST_NAME);
        prefixes.put(role, prefix);
        return count(role, namesOf(role).size());
    }

    /** The versions of the agents. */
    public TopologyBuilder versions(Versions value) {
        versions = requireNonNull(value, "versions");
        return this;
    }

    /** The factor on Raft's time-outs: 1 (fastest) to 10. */
    public TopologyBuilder raftMultiplier(int value) {
        Rules.requireRaftMultiplier(value);
        raftMultiplier = value;
        return this;
    }

    /** The task drivers of the Nomad clients; at least one. */
    public TopologyBuilder drivers(Set<Driver> value) {
        Rules.requireDrivers(value);
        drivers = EnumSet.copyOf(value);
        return this;
    }

    /** The task drivers of the Nomad clients; at least one. */
    public TopologyBuilder drivers(Driver... values) {
        return drivers(Set.copyOf(Arrays.asList(values)));
    }

    /**
     * The topology of the values given so far; the builder can be used on.
     *
     * @throws TopologyException if two roles share names, or the subnet has no room for the nodes
     */
    public Topology build() {
        requireDistinctPrefixes();
        List<NodeSpec> nodes = new ArrayList<>();
        names.forEach((role, ofRole) -> ofRole.forEach(node -> nodes.add(new NodeSpec(node, role))));
        return new Topology(
                name, datacenter, region, Optional.ofNullable(subnet), nodes, versions, raftMultiplier, drivers);
    }

    private TopologyBuilder count(Role role, int count) {
        Rules.requireCount(role, count);
        String prefix = requireNonNull(prefixes.get(role));
        names.put(
                role, IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList());
        return this;
    }

    /** Of two roles blames the later one, unless its prefix is the default, with which the other one then clashes. */
    private void requireDistinctPrefixes() {
        for (Role role : List.of(Role.NOMAD_CLIENT, Role.NOMAD_SERVER, Role.CONSUL_SERVER)) {
            for (Role other : Role.values()) {
                boolean clash = role != other && !Collections.disjoint(namesOf(role), namesOf(other));
                String prefix = requireNonNull(prefixes.get(role));
                if (clash && !prefix.equals(defaultPrefix(role))) {
                    throw new TopologyException(
                            NODE_NAMES + role.label(),
                            "a prefix that differs from that of " + other.label(),
                            prefix + " for both");
                }
            }
        }
    }

    private List<String> namesOf(Role role) {
        return requireNonNull(names.get(role));
    }

    private static String defaultPrefix(Role role) {
        return role == Role.CONSUL_SERVER ? "consul" : role.label();
    }
}
