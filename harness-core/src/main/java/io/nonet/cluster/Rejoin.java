package io.nonet.cluster;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.nonet.client.ClientException;
import io.nonet.client.Member;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Has agents that lost each other join again, as operators do after a failure.
 *
 * <p>Gossip by itself calls a lost member every 30 s, and does not always get it right: an agent that hears of a server's
 * removal by autopilot after it heard of its return shows it as leaving for good, as seen with Consul 1.14.3. A join by
 * that server is news that is later than both.
 *
 * @param agents all that gossip
 * @param servers those to join
 * @param alive the names that an agent sees alive, its own among them; none if it does not answer
 * @param join has the first agent join the second one's
 */
record Rejoin(
        List<NodeSpec> agents,
        List<NodeSpec> servers,
        Function<NodeSpec, Collection<String>> alive,
        BiConsumer<NodeSpec, NodeSpec> join) {
    private static final Duration ASK = Duration.ofSeconds(2);

    Rejoin {
        agents = List.copyOf(agents);
        servers = List.copyOf(servers);
        requireNonNull(alive, "alive");
        requireNonNull(join, "join");
    }

    static Rejoin consul(Cluster cluster) {
        Topology topology = cluster.topology();
        return new Rejoin(
                topology.nodes(),
                topology.consulServers(),
                node -> alive(
                        () -> cluster.consul(node).withCallTimeout(ASK).agent().members(), ""),
                (node, other) ->
                        cluster.consul(node).agent().join(cluster.machine(other).address()));
    }

    /** Nomad's clients do not gossip. */
    static Rejoin nomad(Cluster cluster) {
        Topology topology = cluster.topology();
        return new Rejoin(
                topology.nomadServers(),
                topology.nomadServers(),
                node -> alive(
                        () -> cluster.nomad(node).withCallTimeout(ASK).agent().members(), "." + topology.region()),
                (node, other) ->
                        cluster.nomad(node).agent().join(cluster.machine(other).address()));
    }

    private static List<String> alive(Supplier<List<Member>> members, String suffix) {
        try {
            return members.get().stream()
                    .filter(Member::isAlive)
                    .map(Member::name)
                    .map(name -> name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name)
                    .toList();
        } catch (ClientException e) {
            return List.of();
        }
    }

    /**
     * One turn: whoever does not see all, or is not seen by all, joins every other server. Does nothing where all see all; who
     * does not answer is passed over.
     *
     * @return who was told to join
     */
    List<String> turn() {
        Map<String, Set<String>> seen = new TreeMap<>();
        Parallel.map(agents, agent -> Map.entry(agent.name(), Set.copyOf(alive.apply(agent)))).stream()
                .filter(look -> !look.getValue().isEmpty())
                .forEach(look -> seen.put(look.getKey(), look.getValue()));
        Set<String> all = agents.stream().map(NodeSpec::name).collect(toUnmodifiableSet());
        List<NodeSpec> lost = agents.stream()
                .filter(agent -> seen.containsKey(agent.name()))
                .filter(agent -> !all.equals(seen.get(agent.name()))
                        || seen.values().stream().anyMatch(names -> !names.contains(agent.name())))
                .toList();
        Parallel.map(lost, this::joinAll);
        return lost.stream().map(NodeSpec::name).toList();
    }

    private NodeSpec joinAll(NodeSpec agent) {
        for (NodeSpec server : servers) {
            if (!server.equals(agent)) {
                try {
                    join.accept(agent, server);
                } catch (ClientException e) {
                    // Nobody can be joined there yet: the next turn tries again.
                }
            }
        }
        return agent;
    }
}
