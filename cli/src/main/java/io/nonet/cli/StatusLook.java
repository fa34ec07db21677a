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
        Map<String, Machine> up = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        if (!found.cluster().complete()) {
            problems.add("Its launch was not finished, or is under way.");
        }
        for (NodeSpec node : found.topology().nodes()) {
            found.machine(node)
                    .filter(Machine::isUp)
                    .ifPresentOrElse(
                            machine -> up.put(node.name(), machine),
                            () -> problems.add("The machine of " + node.name() + " is down or gone."));
        }
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
