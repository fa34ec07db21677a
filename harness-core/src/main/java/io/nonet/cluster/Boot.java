package io.nonet.cluster;

import io.nonet.client.ApiException;
import io.nonet.client.ClientException;
import io.nonet.observe.Observation;
import io.nonet.topology.NodeSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Drives started machines to readiness, faster than their own retry timers would.
 *
 * <p>Machines start their services by themselves, a Nomad client once its servers listen; what is left to do is to have
 * gossip come round, and to wake heartbeats, which {@link Readiness} does.
 */
final class Boot {
    private static final Duration POLL = Duration.ofMillis(40);
    /** An agent that starts answers in milliseconds or refuses; it does not keep anyone waiting this long. */
    private static final Duration ASK = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final Duration limit;
    private final Set<String> answering = ConcurrentHashMap.newKeySet();

    Boot(Cluster cluster, Duration limit) {
        this.cluster = cluster;
        this.limit = limit;
    }

    /**
     * Returns once the cluster is ready.
     *
     * @throws NotReadyException if it is not within the limit
     */
    void drive() {
        long deadline = System.nanoTime() + limit.toNanos();
        phase("agents", () -> awaitAgents(cluster.topology().nodes()));
        phase("gossip", () -> new Gossip(cluster).complete(until(deadline)));
        phase("ready", () -> cluster.readiness().await(until(deadline)));
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    private void phase(String name, Runnable work) {
        long start = cluster.timeline().nanos();
        work.run();
        Duration took = Duration.ofNanos(cluster.timeline().nanos() - start);
        cluster.timeline().record(new Observation.Phase(name, took));
    }

    private void awaitAgents(List<NodeSpec> nodes) {
        try {
            Awaitility.await("all agents answer")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .atMost(limit)
                    .until(() -> Parallel.map(nodes, this::answers).stream().allMatch(answers -> answers));
        } catch (ConditionTimeoutException e) {
            List<String> silent = nodes.stream()
                    .filter(node -> !answers(node))
                    .map(node -> node.name() + ": an agent does not answer; its machine is "
                            + (cluster.machine(node).isUp() ? "up" : "down"))
                    .toList();
            throw new NotReadyException(cluster.name(), limit, silent);
        }
    }

    private boolean answers(NodeSpec node) {
        Machine machine = cluster.machine(node);
        boolean consul = answers(node, Service.CONSUL, machine.consul(), () -> cluster.consul(node)
                .withCallTimeout(ASK)
                .status()
                .leader());
        boolean nomad = machine.nomad().isEmpty()
                || answers(node, Service.NOMAD, machine.nomad().get(), () -> cluster.nomad(node)
                        .withCallTimeout(ASK)
                        .agent()
                        .self());
        return consul && nomad;
    }

    private boolean answers(NodeSpec node, Service service, URI address, Runnable ask) {
        String agent = node.name() + "/" + service.label();
        if (answering.contains(agent)) {
            return true;
        }
        if (!Listening.at(address)) {
            return false;
        }
        try {
            ask.run();
        } catch (ApiException e) {
            // It listens, and refuses for now: there is no leader yet.
            return seen(node, service, agent);
        } catch (ClientException e) {
            return false;
        }
        return seen(node, service, agent);
    }

    private boolean seen(NodeSpec node, Service service, String agent) {
        // The first agent that answers shows that its machine is up.
        if (answering.add(node.name())) {
            up(node, Optional.empty());
        }
        if (answering.add(agent)) {
            up(node, Optional.of(service.label()));
        }
        return true;
    }

    private void up(NodeSpec node, Optional<String> service) {
        cluster.timeline().record(new Observation.NodeState(node.name(), service, Observation.State.UP));
    }
}
