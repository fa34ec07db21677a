package io.nonet.cluster;

import static java.util.stream.Collectors.toCollection;

import io.nonet.client.ClientException;
import io.nonet.client.Member;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Whom every Consul agent sees alive, and how to have it see all.
 *
 * <p>News of a member goes from agent to agent a few times and then no more; one that missed it – several joined at the
 * same time, a datagram was lost – learns of it with the next full exchange, every 30 s. Joining again is such an
 * exchange.
 */
final class Gossip {
    private static final Duration POLL = Duration.ofMillis(100);
    /** Consul's agents gossip every 200 ms; news that has not come round after two turns is asked for. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final Cluster cluster;

    Gossip(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The agents that do not see all nodes of the cluster alive and nobody else, each with what it sees. */
    List<String> problems() {
        Set<String> expected = names();
        return Parallel.map(cluster.topology().nodes(), node -> {
                    Set<String> alive = alive(node);
                    return alive.equals(expected)
                            ? ""
                            : node.name() + " sees " + alive.size() + " of " + expected.size()
                                    + " Consul members alive: " + alive;
                })
                .stream()
                .filter(problem -> !problem.isEmpty())
                .toList();
    }

    /**
     * Waits until all see all; whoever does not after a while is told to ask the servers.
     *
     * @throws NotReadyException if it takes longer than the limit
     */
    void complete(Duration limit) {
        long[] asked = {System.nanoTime()};
        try {
            Awaitility.await("all Consul agents see each other")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .atMost(limit)
                    .until(() -> {
                        if (everybodySeesAll()) {
                            return true;
                        }
                        if (System.nanoTime() - asked[0] > PATIENCE.toNanos()) {
                            Parallel.map(cluster.topology().nodes(), this::exchange);
                            asked[0] = System.nanoTime();
                        }
                        return false;
                    });
        } catch (ConditionTimeoutException e) {
            throw new NotReadyException(cluster.name(), limit, last());
        }
    }

    private boolean everybodySeesAll() {
        try {
            return problems().isEmpty();
        } catch (ClientException e) {
            return false;
        }
    }

    private List<String> last() {
        try {
            return problems();
        } catch (ClientException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /** Has one agent exchange all it knows with every server, unless it sees all nodes. */
    private boolean exchange(NodeSpec node) {
        try {
            if (alive(node).equals(names())) {
                return false;
            }
            for (NodeSpec server : cluster.topology().consulServers()) {
                if (!server.equals(node)) {
                    cluster.consul(node).agent().join(cluster.machine(server).address());
                }
            }
            return true;
        } catch (ClientException e) {
            // It does not listen yet, or that server does not: the next turn asks again.
            return false;
        }
    }

    private Set<String> alive(NodeSpec node) {
        return cluster.consul(node).agent().members().stream()
                .filter(Member::isAlive)
                .map(Member::name)
                .collect(toCollection(TreeSet::new));
    }

    private Set<String> names() {
        return cluster.topology().nodes().stream().map(NodeSpec::name).collect(toCollection(TreeSet::new));
    }
}
