package io.nonet.cli;

import io.nonet.client.MutualTls;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Access;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Machine;
import io.nonet.observe.Timeline;
import io.nonet.topology.NodeSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a cluster's status, also of one that is half there. */
record StatusLook(ClusterLauncher launcher, FoundCluster found) {

    /** The status of a cluster that was seen to be ready a moment ago. */
    static ClusterStatus ofReady(Cluster cluster, Instant expires) {
        StatusProbe probe = new StatusProbe(
                cluster.topology(),
                byNode(cluster.machines()),
                machine -> true,
                Agents.consul(cluster),
                Agents.nomad(cluster));
        return new ClusterStatus(cluster.name(), List.of(), probe.nodes(), Optional.of(expires));
    }

    ClusterStatus take() {
        Map<String, Machine> up = up(found);
        List<String> problems = new ArrayList<>(missing(found, up));
        Agents<ConsulClient> consul = Agents.none();
        Agents<NomadClient> nomad = Agents.none();
        try {
            Access access = launcher.directory(found.cluster()).read();
            MutualTls tls = MutualTls.client(access.operator(), access.caCertificatePem());
            consul = Agents.consul(up.values(), tls);
            nomad = Agents.nomad(up.values(), tls);
            if (problems.isEmpty()) {
                problems.addAll(readiness());
            }
        } catch (EnvironmentUnusableException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        StatusProbe probe =
                new StatusProbe(found.topology(), byNode(found.cluster().machines()), up::containsValue, consul, nomad);
        return new ClusterStatus(
                found.cluster().name(),
                problems,
                probe.nodes(),
                found.cluster().lease().map(Lease::expires));
    }

    /** The nodes of a cluster over the connections that it has open, whether it is ready or not. */
    static List<ClusterStatus.Node> nodes(FoundCluster found, Cluster connected) {
        Map<String, Machine> up = up(found);
        return new StatusProbe(
                        found.topology(),
                        byNode(found.cluster().machines()),
                        up::containsValue,
                        Agents.consul(connected).limited(up.keySet(), client -> client.withCallTimeout(Agents.LIMIT)),
                        Agents.nomad(connected).limited(up.keySet(), client -> client.withCallTimeout(Agents.LIMIT)))
                .nodes();
    }

    /** What keeps a cluster from being ready, asked over the connections that it has open, one sentence each. */
    static List<String> problems(FoundCluster found, Cluster connected) {
        List<String> missing = missing(found, up(found));
        return missing.isEmpty() ? connected.readiness().problems() : missing;
    }

    private static Map<String, Machine> up(FoundCluster found) {
        Map<String, Machine> up = new LinkedHashMap<>();
        for (NodeSpec node : found.topology().nodes()) {
            found.machine(node).filter(Machine::isUp).ifPresent(machine -> up.put(node.name(), machine));
        }
        return up;
    }

    /** What of the machines is not there. */
    private static List<String> missing(FoundCluster found, Map<String, Machine> up) {
        List<String> missing = new ArrayList<>();
        if (!found.cluster().complete()) {
            missing.add("Its launch was not finished, or is under way.");
        }
        found.topology().nodes().stream()
                .filter(node -> !up.containsKey(node.name()))
                .forEach(node -> missing.add("The machine of " + node.name() + " is down or gone."));
        return missing;
    }

    private List<String> readiness() {
        return launcher.attach(found.cluster().name(), Timeline.start(launcher.clock()))
                .readiness()
                .problems();
    }

    private static Map<String, Machine> byNode(Collection<Machine> machines) {
        Map<String, Machine> byNode = new LinkedHashMap<>();
        machines.forEach(machine -> byNode.put(machine.node().name(), machine));
        return byNode;
    }
}
