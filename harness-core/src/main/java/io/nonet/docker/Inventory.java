package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Machine;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.cluster.TopologyText;
import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the engine holds of clusters, found by labels. */
record Inventory(DockerClient docker) {
    Optional<ProvisionedCluster> find(String cluster) {
        return list().stream().filter(found -> found.name().equals(cluster)).findFirst();
    }

    /**
     * All clusters, whole or in part.
     *
     * @throws EnvironmentUnusableException if the engine does not tell
     */
    List<ProvisionedCluster> list() {
        try {
            return look();
        } catch (DockerException e) {
            throw new EnvironmentUnusableException(
                    "The engine does not tell what it holds: "
                            + String.valueOf(e.getMessage()).strip(),
                    "Look at the engine's log.",
                    e);
        }
    }

    private List<ProvisionedCluster> look() {
        List<Container> containers = docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(Labels.CLUSTER))
                .exec();
        List<Network> networks = docker.listNetworksCmd()
                .withFilter("label", List.of(Labels.CLUSTER))
                .exec();
        List<InspectVolumeResponse> volumes = Objects.requireNonNullElse(
                docker.listVolumesCmd()
                        .withFilter("label", List.of(Labels.CLUSTER))
                        .exec()
                        .getVolumes(),
                List.of());
        Set<String> names = new TreeSet<>();
        Stream.of(
                        containers.stream().map(Container::getLabels),
                        networks.stream().map(Network::getLabels),
                        volumes.stream().map(InspectVolumeResponse::getLabels))
                .flatMap(labels -> labels)
                .forEach(labels -> names.add(labels.get(Labels.CLUSTER)));
        return names.stream()
                .map(name -> cluster(name, containers, networks, volumes))
                .toList();
    }

    private ProvisionedCluster cluster(
            String name, List<Container> containers, List<Network> networks, List<InspectVolumeResponse> volumes) {
        List<Container> mine = containers.stream()
                .filter(c -> name.equals(c.getLabels().get(Labels.CLUSTER)))
                .toList();
        Optional<Map<String, String>> network = networks.stream()
                .map(Network::getLabels)
                .filter(labels -> name.equals(labels.get(Labels.CLUSTER)))
                .findFirst();
        Optional<Topology> topology = network.flatMap(labels -> TopologyText.read(name, labels.get(Labels.TOPOLOGY)));
        Map<String, String> labels = network.or(
                        () -> mine.stream().map(Container::getLabels).findFirst())
                .orElse(Map.of());
        boolean complete = volumes.stream()
                .map(InspectVolumeResponse::getLabels)
                .anyMatch(v -> name.equals(v.get(Labels.CLUSTER)) && v.containsKey(Labels.COMPLETE));
        return new ProvisionedCluster(
                name,
                topology,
                Labels.lease(labels),
                topology.map(known -> machines(known, mine)).orElse(List.of()),
                complete);
    }

    private List<Machine> machines(Topology topology, List<Container> containers) {
        Addresses addresses = Addresses.assign(topology, topology.subnet().orElseThrow());
        List<Machine> machines = new ArrayList<>();
        for (NodeSpec node : topology.nodes()) {
            containers.stream()
                    .filter(container ->
                            node.name().equals(container.getLabels().get(Labels.NODE)))
                    .findFirst()
                    .ifPresent(container -> machines.add(new DockerMachine(
                            docker, container.getId(), node, addresses.of(node), PublishedPorts.of(container))));
        }
        return machines;
    }
}
