package io.nonet.cluster;

import static java.util.stream.Collectors.toCollection;

import io.nonet.client.AutopilotHealth;
import io.nonet.client.ClientException;
import io.nonet.client.Member;
import io.nonet.client.consul.CatalogService;
import io.nonet.client.consul.Consistency;
import io.nonet.client.consul.KeyValue;
import io.nonet.client.nomad.NodeStub;
import io.nonet.observe.Observation;
import io.nonet.topology.Driver;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What has to hold for a cluster to be called ready, all of it at the same look:
 *
 * <ul>
 *   <li>every agent answers and names the same leader;
 *   <li>every Consul agent sees all nodes alive, and nobody else;
 *   <li>in both systems autopilot is healthy, all servers are voters, and as many may fail as the size allows – a server
 *       that was cut off can return without a vote for 10 s, and losing another one then loses the quorum;
 *   <li>a write to Consul's KV and a consistent read of it succeed;
 *   <li>every Nomad client is ready, eligible and has all its drivers healthy;
 *   <li>Consul's catalog lists every Nomad server and client.
 * </ul>
 */
public final class Readiness {
    private static final String KEY = "nonet/ready";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration EACH = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final Topology topology;
    private volatile List<String> last = List.of("nothing was looked at yet");
    private volatile List<String> recorded = List.of();
    private volatile long recordedAt;

    Readiness(Cluster cluster) {
        this.cluster = cluster;
        this.topology = cluster.topology();
        this.recordedAt = cluster.timeline().nanos();
    }

    /** One look: the lines that do not hold, each with what was seen; empty if the cluster is ready. */
    public List<String> problems() {
        List<String> leadership =
                Stream.concat(consulLeader().stream(), nomadLeader().stream()).toList();
        if (!leadership.isEmpty()) {
            // Everything below needs a leader: it would only repeat the same.
            return leadership;
        }
        // One after the other: each agent's one connection serves them all, and a handshake costs more than a call.
        return Stream.<Line>of(
                        this::members,
                        this::consulAutopilot,
                        this::nomadAutopilot,
                        this::clients,
                        this::catalog,
                        this::keyValue)
                .map(Readiness::look)
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Waits until the cluster is ready.
     *
     * @throws NotReadyException if it is not within the limit, with the last value of each line that failed
     */
    public void await(Duration limit) {
        try {
            Awaitility.await("cluster " + cluster.name() + " is ready")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .atMost(limit)
                    .until(() -> {
                        last = problems();
                        recordWait();
                        return last.isEmpty();
                    });
        } catch (ConditionTimeoutException e) {
            throw new NotReadyException(cluster.name(), limit, last);
        }
    }

    /** A wait that takes long says in the run file what it is for: at each change, at most once a second. */
    private void recordWait() {
        long now = cluster.timeline().nanos();
        if (!last.isEmpty() && !last.equals(recorded) && now - recordedAt > EACH.toNanos()) {
            recorded = last;
            recordedAt = now;
            last.forEach(problem -> cluster.timeline().record(new Observation.LogLine("nonet", "readiness", problem)));
        }
    }

    private interface Line {
        List<String> problems();
    }

    private static List<String> look(Line line) {
        try {
            return line.problems();
        } catch (ClientException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private List<String> consulLeader() {
        return leader(() -> cluster.leaders().consul(topology.nodes()));
    }

    /** Asks the clients too: an answered call of their own wakes a heartbeat that would else wait up to 10 s. */
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

    private List<String> members() {
        Set<String> expected = names(topology.nodes());
        return Parallel.map(topology.nodes(), node -> {
                    Set<String> alive = cluster.consul(node).agent().members().stream()
                            .filter(Member::isAlive)
                            .map(Member::name)
                            .collect(toCollection(TreeSet::new));
                    return alive.equals(expected)
                            ? ""
                            : node.name() + " sees " + alive.size() + " of " + expected.size()
                                    + " Consul members alive: " + alive;
                })
                .stream()
                .filter(problem -> !problem.isEmpty())
                .toList();
    }

    private List<String> consulAutopilot() {
        return autopilot(
                "Consul", topology.consulServers(), cluster.consul().operator().autopilotHealth());
    }

    private List<String> nomadAutopilot() {
        return autopilot(
                "Nomad", topology.nomadServers(), cluster.nomad().operator().autopilotHealth());
    }

    private static List<String> autopilot(String system, List<NodeSpec> servers, AutopilotHealth health) {
        long voters = health.servers().stream().filter(server -> server.voter()).count();
        int tolerance = (servers.size() - 1) / 2;
        boolean good = health.healthy() && voters == servers.size() && health.failureTolerance() == tolerance;
        return good
                ? List.of()
                : List.of(system + "'s autopilot: expected healthy, " + servers.size() + " voters, failure tolerance "
                        + tolerance + "; found " + (health.healthy() ? "healthy" : "not healthy") + ", " + voters
                        + " voters, failure tolerance " + health.failureTolerance());
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
