package io.nonet.cluster;

import static java.util.stream.Collectors.toCollection;

import io.nonet.client.AutopilotHealth;
import io.nonet.client.ClientException;
import io.nonet.client.ServerHealth;
import io.nonet.client.consul.CatalogService;
import io.nonet.client.consul.Consistency;
import io.nonet.client.consul.KeyValue;
import io.nonet.client.nomad.NodeStub;
import io.nonet.topology.Driver;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The single lines of {@link Readiness}; each gives what is wrong with it, or nothing. */
final class ReadinessLines {
    private static final String KEY = "nonet/ready";

    private final Cluster cluster;
    private final Topology topology;

    ReadinessLines(Cluster cluster) {
        this.cluster = cluster;
        this.topology = cluster.topology();
    }

    /** One line. */
    interface Line {
        /** What does not hold; a {@link ClientException} says as much. */
        List<String> problems();
    }

    /** Those that all others need. */
    List<Line> leaders() {
        return List.of(this::consulLeader, this::nomadLeader);
    }

    /** All others, the cheap ones first. */
    List<Line> others() {
        return List.of(
                this::nomadAutopilot,
                this::consulAutopilot,
                this::clients,
                this::catalog,
                new Gossip(cluster)::problems,
                this::keyValue);
    }

    private List<String> consulLeader() {
        return leader(() -> cluster.leaders().consul(topology.nodes()));
    }

    private List<String> nomadLeader() {
        return leader(() -> cluster.leaders().nomad(topology.nomadNodes()));
    }

    private static List<String> leader(Runnable ask) {
        try {
            ask.run();
            return List.of();
        } catch (NoAgreedLeaderException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private List<String> consulAutopilot() {
        return autopilot(
                "Consul", topology.consulServers(), cluster.consul().operator().autopilotHealth());
    }

    private List<String> nomadAutopilot() {
        return autopilot(
                "Nomad", topology.nomadServers(), cluster.nomad().operator().autopilotHealth());
    }

    static List<String> autopilot(String system, List<NodeSpec> servers, AutopilotHealth health) {
        long voters = health.servers().stream().filter(server -> server.voter()).count();
        int tolerance = (servers.size() - 1) / 2;
        boolean good = health.healthy() && voters == servers.size() && health.failureTolerance() == tolerance;
        return good
                ? List.of()
                : List.of(system + "'s autopilot: expected healthy, " + servers.size() + " voters, failure tolerance "
                        + tolerance + "; found " + (health.healthy() ? "healthy" : "not healthy") + ", " + voters
                        + " voters, failure tolerance " + health.failureTolerance()
                        + servers(health, ServerHealth::healthy, "; not healthy: ")
                        + servers(health, ServerHealth::voter, "; without a vote: "));
    }

    /** The servers of which this is not true, by name and with these words before them; nothing if there are none. */
    private static String servers(AutopilotHealth health, Predicate<ServerHealth> good, String words) {
        List<String> names = health.servers().stream()
                .filter(good.negate())
                .map(ServerHealth::name)
                .sorted()
                .toList();
        return names.isEmpty() ? "" : words + String.join(", ", names);
    }

    private List<String> keyValue() {
        String value = Long.toHexString(System.nanoTime());
        cluster.consul().kv().put(KEY, value);
        String read = cluster.consul()
                .kv()
                .get(KEY, Consistency.CONSISTENT)
                .map(KeyValue::text)
                .orElse("nothing");
        return read.equals(value) ? List.of() : List.of("KV " + KEY + ": wrote " + value + ", read " + read);
    }

    private List<String> clients() {
        // An answered call of a client's own wakes its first heartbeat, which would else wait for up to 10 s.
        Parallel.map(
                topology.nomadClients(),
                client -> cluster.nomad(client).stale().status().leader());
        List<NodeStub> registered = cluster.nomad().nodes().list();
        List<String> problems = new ArrayList<>();
        for (NodeSpec client : topology.nomadClients()) {
            List<NodeStub> found = registered.stream()
                    .filter(node -> node.name().equals(client.name()))
                    .toList();
            if (found.size() != 1) {
                problems.add(client.name() + ": expected one registration in Nomad, found " + found.size());
            } else {
                problems.addAll(problemsOf(found.get(0)));
            }
        }
        return problems;
    }

    private List<String> problemsOf(NodeStub node) {
        List<String> problems = new ArrayList<>();
        if (!node.isReady() || !node.isEligible() || node.drain()) {
            problems.add(node.name() + ": expected ready and eligible, found " + node.status() + " and "
                    + node.schedulingEligibility() + (node.drain() ? ", draining" : ""));
        }
        for (Driver driver : topology.drivers()) {
            if (!node.hasHealthyDriver(driver.label())) {
                problems.add(node.name() + ": driver " + driver.label() + " is not healthy; Nomad says "
                        + node.drivers().get(driver.label()));
            }
        }
        return problems;
    }

    private List<String> catalog() {
        return Stream.concat(
                        listed("nomad", topology.nomadServers()).stream(),
                        listed("nomad-client", topology.nomadClients()).stream())
                .toList();
    }

    private List<String> listed(String service, List<NodeSpec> nodes) {
        Set<String> found = cluster.consul().catalog().service(service).stream()
                .map(CatalogService::node)
                .collect(toCollection(TreeSet::new));
        return found.equals(names(nodes))
                ? List.of()
                : List.of("Consul's catalog, service " + service + ": expected " + names(nodes) + ", found " + found);
    }

    private static Set<String> names(List<NodeSpec> nodes) {
        return nodes.stream().map(NodeSpec::name).collect(toCollection(TreeSet::new));
    }
}
