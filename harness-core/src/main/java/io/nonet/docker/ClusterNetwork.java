package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.TopologyText;
import io.nonet.topology.Addresses;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bridge network of a cluster; it is made first, so that its name also reserves the cluster's. */
record ClusterNetwork(DockerClient docker) {
    /** Two launches at once may pick the same free range; the engine refuses the later one, which picks again. */
    private static final int ATTEMPTS = 8;

    /**
     * Makes the network.
     *
     * @throws EnvironmentUnusableException if the name or the given subnet is in use
     */
    Addresses reserve(Topology topology, Map<String, String> labels) {
        requireFreeName(topology.name());
        Subnets subnets = Subnets.observe(docker.listNetworksCmd().exec());
        if (topology.subnet().isPresent()) {
            Subnet wanted = topology.subnet().get();
            subnets.holderOf(wanted).ifPresent(holder -> {
                throw subnetInUse(wanted, holder, null);
            });
            return create(topology, wanted, labels).orElseThrow(() -> subnetInUse(wanted, "another network", null));
        }
        Iterator<Subnet> candidates =
                subnets.candidates(topology.name()).limit(ATTEMPTS).iterator();
        while (candidates.hasNext()) {
            Optional<Addresses> created = create(topology, candidates.next(), labels);
            if (created.isPresent()) {
                return created.get();
            }
        }
        throw new EnvironmentUnusableException(
                "No free address range for cluster " + topology.name() + ": the engine refused " + ATTEMPTS + ".",
                "Give one by subnet: in the topology file, or remove unused networks (docker network prune).");
    }

    private void requireFreeName(String cluster) {
        List<Container> containers = docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Labels.CLUSTER, cluster))
                .exec();
        boolean taken = !containers.isEmpty()
                || docker.listNetworksCmd().withNameFilter(cluster).exec().stream()
                        .anyMatch(network -> network.getName().equals(cluster));
        if (taken) {
            throw nameInUse(cluster, null);
        }
    }

    /** Empty if the engine says that the range overlaps another one. */
    private Optional<Addresses> create(Topology topology, Subnet subnet, Map<String, String> labels) {
        Addresses addresses = Addresses.assign(topology, subnet);
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put(Labels.TOPOLOGY, TopologyText.write(topology, addresses));
        try {
            docker.createNetworkCmd()
                    .withName(topology.name())
                    .withDriver("bridge")
                    .withCheckDuplicate(true)
                    .withIpam(new Network.Ipam()
                            .withConfig(new Network.Ipam.Config()
                                    .withSubnet(subnet.toString())
                                    .withGateway(subnet.gateway())))
                    .withLabels(all)
                    .exec();
            return Optional.of(addresses);
        } catch (DockerException e) {
            String answer = String.valueOf(e.getMessage());
            if (answer.contains("overlap")) {
                return Optional.empty();
            }
            if (answer.contains("already exists")) {
                throw nameInUse(topology.name(), e);
            }
            throw new EnvironmentUnusableException(
                    "The engine cannot make the network " + topology.name() + " (" + subnet + "): " + answer.strip(),
                    "Look at the engine's log; remove unused networks (docker network prune).",
                    e);
        }
    }

    private static EnvironmentUnusableException nameInUse(String cluster, @Nullable Throwable cause) {
        return new EnvironmentUnusableException(
                "The name " + cluster + " is in use: the engine has a network or containers of it.",
                "Choose another with --name, or remove that cluster: nonet down --name " + cluster + ".",
                cause);
    }

    private static EnvironmentUnusableException subnetInUse(Subnet subnet, String holder, @Nullable Throwable cause) {
        return new EnvironmentUnusableException(
                "The subnet " + subnet + " is in use by " + holder + ".",
                "Choose another under subnet: in the topology file, or leave it out to have a free one chosen.",
                cause);
    }
}
