package io.nonet.cli;

import io.nonet.cli.ClusterStatus.Agent;
import io.nonet.client.Member;
import io.nonet.client.nomad.NodeStub;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Machine;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks at every node of a cluster: asks the servers, and of them those that answer.
 *
 * @param up the machines that are up, by node
 */
record StatusProbe(Topology topology, Map<String, Machine> machines, Predicate<Machine> up, Agents agents) {
    private static final String UNKNOWN = "unknown";

    List<ClusterStatus.Node> nodes() {
        Map<String, String> consul = consulStates();
        Optional<String> consulLeader =
                Agents.agreed(clients(agents.consul(), Role.CONSUL_SERVER), client -> client.status()
                        .leader());
        Map<String, String> nomad = nomadStates();
        Optional<String> nomadLeader =
                Agents.agreed(clients(agents.nomad(), Role.NOMAD_SERVER), client -> client.status()
                        .leader());
        return topology.nodes().stream()
                .map(spec -> {
                    Optional<Machine> machine = Optional.ofNullable(machines.get(spec.name()));
                    Optional<Machine> running = machine.filter(up);
                    return new ClusterStatus.Node(
                            spec,
                            machine.map(Machine::address).orElse("-"),
                            running.isPresent(),
                            running.map(found -> agent(found, found.consul(), consul, consulLeader)),
                            running.flatMap(found -> found.nomad().map(url -> agent(found, url, nomad, nomadLeader))));
                })
                .toList();
    }

    private static Agent agent(Machine machine, URI url, Map<String, String> states, Optional<String> leader) {
        return new Agent(
                url,
                leader.filter(address -> address.startsWith(machine.address() + ":"))
                        .isPresent(),
                states.getOrDefault(machine.node().name(), UNKNOWN));
    }

    private Map<String, String> consulStates() {
        Map<String, String> states = new HashMap<>();
        Agents.first(clients(agents.consul(), Role.CONSUL_SERVER), client -> client.agent()
                        .members())
                .ifPresent(members -> members.forEach(member -> states.put(member.name(), word(member))));
        return states;
    }

    /** Servers by gossip, clients by their registration; both are known without a leader. */
    private Map<String, String> nomadStates() {
        Map<String, String> states = new HashMap<>();
        List<NomadClient> servers = clients(agents.nomad(), Role.NOMAD_SERVER);
        String suffix = "." + topology.region();
        Agents.first(servers, server -> server.agent().members())
                .ifPresent(members -> members.forEach(member -> states.put(
                        member.name().endsWith(suffix)
                                ? member.name().substring(0, member.name().length() - suffix.length())
                                : member.name(),
                        word(member))));
        // A client that lost its data registered anew under its old name: the later record counts.
        Agents.first(servers, server -> server.stale().nodes().list()).ifPresent(nodes -> nodes.stream()
                .sorted(Comparator.comparingLong(NodeStub::createIndex))
                .forEach(node -> states.put(node.name(), word(node))));
        return states;
    }

    private <C> List<C> clients(Map<String, C> clients, Role role) {
        return topology.nodes(role).stream()
                .map(NodeSpec::name)
                .map(clients::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String word(Member member) {
        return member.status().name().toLowerCase(Locale.ROOT);
    }

    private static String word(NodeStub node) {
        if (node.drain()) {
            return node.status() + ", draining";
        }
        return node.isEligible() ? node.status() : node.status() + ", ineligible";
    }
}
