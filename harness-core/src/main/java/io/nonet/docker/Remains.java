package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.nonet.cluster.TopologyText;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the engine still holds of one cluster. */
record Remains(
        String cluster, List<Container> containers, List<InspectVolumeResponse> volumes, List<Network> networks) {
    Remains {
        containers = List.copyOf(containers);
        volumes = List.copyOf(volumes);
        networks = List.copyOf(networks);
    }

    static Remains of(DockerClient docker, String cluster) {
        Map<String, String> label = Map.of(Labels.CLUSTER, cluster);
        List<String> filter = List.of(Labels.CLUSTER + "=" + cluster);
        return new Remains(
                cluster,
                docker.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(label)
                        .exec(),
                Objects.requireNonNullElse(
                        docker.listVolumesCmd()
                                .withFilter("label", filter)
                                .exec()
                                .getVolumes(),
                        List.of()),
                docker.listNetworksCmd().withFilter("label", filter).exec());
    }

    int count() {
        return containers.size() + volumes.size() + networks.size();
    }

    /** Whether it has or had Nomad clients: their containers may be gone already, and something of them still there. */
    boolean hadClients() {
        boolean labelled = Stream.concat(
                        containers.stream().map(Container::getLabels),
                        volumes.stream().map(InspectVolumeResponse::getLabels))
                .anyMatch(labels -> Role.NOMAD_CLIENT.label().equals(labels.get(Labels.ROLE)));
        return labelled
                || topology().map(known -> !known.nomadClients().isEmpty()).orElse(false);
    }

    /** An image that a container can be made of: the one of its containers, else the one of its versions. */
    Optional<String> image(DockerClient docker) {
        return containers.stream().map(Container::getImageId).findFirst().or(() -> topology()
                .flatMap(known -> MachineImage.find(docker, known.versions())));
    }

    private Optional<Topology> topology() {
        return networks.stream()
                .flatMap(network ->
                        TopologyText.read(cluster, network.getLabels().get(Labels.TOPOLOGY)).stream())
                .findFirst();
    }
}
