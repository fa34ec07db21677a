package io.nonet.cli;

import io.nonet.cli.ClusterStatus.Agent;
import io.nonet.client.Member;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.nomad.NodeStub;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Machine;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks at every node of a cluster: asks each agent whether it answers, and the servers what they see.
 *
 * @param machines those that exist, by node
 * @param up which of them are up
 */
record StatusProbe(
        Topology topology,
        Map<String, Machine> machines,
        Predicate<Machine> up,
        Agents<ConsulClient> consul,
        Agents<NomadClient> nomad) {

    List<ClusterStatus.Node> nodes() {
        // Both at once: agents that have lost their leader hold the question for as long as they may.
        Supplier<Map<String, Optional<String>>> consulsAnswers =
                consul.asking(client -> client.status().leader());
        // Asked without the flag, a Nomad server that is cut off holds the question back until it has a leader.
        Supplier<Map<String, Optional<String>>> nomadsAnswers =
                nomad.asking(client -> client.stale().status().leader());
        Map<String, Optional<String>> consulLeaders = consulsAnswers.get();
        Map<String, Optional<String>> nomadLeaders = nomadsAnswers.get();
        Optional<String> consulLeader = NamedLeader.of(names(Role.CONSUL_SERVER), consulLeaders);
        Optional<String> nomadLeader = NamedLeader.of(names(Role.NOMAD_SERVER), nomadLeaders);
        SeenAgents consulAgents = new SeenAgents(
                consulLeader,
                consul.clients().keySet(),
                consulLeaders.keySet(),
                consulStates(inOrder(Role.CONSUL_SERVER, consulLeader, consulLeaders)));
        SeenAgents nomadAgents = new SeenAgents(
                nomadLeader,
                nomad.clients().keySet(),
                nomadLeaders.keySet(),
                nomadStates(inOrder(Role.NOMAD_SERVER, nomadLeader, nomadLeaders)));
        return topology.nodes().stream()
                .map(spec -> node(spec, consulAgents, nomadAgents))
                .toList();
    }

    private ClusterStatus.Node node(NodeSpec spec, SeenAgents consulAgents, SeenAgents nomadAgents) {
        Optional<Machine> machine = Optional.ofNullable(machines.get(spec.name()));
        Optional<Machine> running = machine.filter(up);
        Optional<Agent> consulAgent = running.map(found -> consulAgents.agent(found, found.consul()));
        Optional<Agent> nomadAgent = running.flatMap(found -> found.nomad().map(url -> nomadAgents.agent(found, url)));
        String address = machine.map(Machine::address).orElse("-");
        return new ClusterStatus.Node(spec, address, running.isPresent(), consulAgent, nomadAgent);
    }

    private List<String> inOrder(Role servers, Optional<String> leader, Map<String, Optional<String>> leaders) {
        return Views.inOrder(
                names(servers),
                server -> Optional.ofNullable(machines.get(server))
                        .map(Machine::address)
                        .orElse("-"),
                leader,
                leaders);
    }

    private Map<String, String> consulStates(List<String> servers) {
        Map<String, String> states = new HashMap<>();
        consul.first(servers, client -> client.agent().members())
                .ifPresent(members -> members.forEach(member -> states.put(member.name(), word(member))));
        return states;
    }

    /** Servers by gossip, clients by their registration; both are known without a leader. */
    private Map<String, String> nomadStates(List<String> servers) {
        Map<String, String> states = new HashMap<>();
        String suffix = "." + topology.region();
        nomad.first(servers, server -> server.agent().members())
                .ifPresent(members -> members.forEach(member -> states.put(
                        member.name().endsWith(suffix)
                                ? member.name().substring(0, member.name().length() - suffix.length())
                                : member.name(),
                        word(member))));
        // A client that lost its data registered anew under its old name: the later record counts.
        nomad.first(servers, server -> server.stale().nodes().list()).ifPresent(nodes -> nodes.stream()
                .sorted(Comparator.comparingLong(NodeStub::createIndex))
                .forEach(node -> states.put(node.name(), word(node))));
        return states;
    }

    private List<String> names(Role role) {
        return topology.nodes(role).stream().map(NodeSpec::name).toList();
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
