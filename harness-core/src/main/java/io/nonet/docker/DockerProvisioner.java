package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import io.nonet.cluster.Capability;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Place;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.cluster.Provisioner;
import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import io.nonet.topology.Versions;
import io.nonet.topology.config.MachineFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Machines as containers on one bridge network of a Docker engine.
 *
 * <p>Safe for use by several threads.
 */
public final class DockerProvisioner implements Provisioner {
    private static final Place PLACE = new Place("docker", Set.of(Capability.values()));

    private final Map<String, String> extraLabels;
    private @Nullable DockerClient connected;

    private DockerProvisioner(Map<String, String> extraLabels) {
        this.extraLabels = Map.copyOf(extraLabels);
    }

    /**
     * The engine that Testcontainers would use. It is connected to by the first call that needs it, which throws
     * {@link EnvironmentUnusableException} if none answers.
     */
    public static DockerProvisioner connect() {
        return connect(Map.of());
    }

    /** Like {@link #connect()}; all that is made carries the given labels as well. */
    public static DockerProvisioner connect(Map<String, String> extraLabels) {
        return new DockerProvisioner(extraLabels);
    }

    @Override
    public Place place() {
        return PLACE;
    }

    private synchronized DockerClient docker() {
        if (connected == null) {
            connected = EngineConnection.open();
        }
        return connected;
    }

    @Override
    public Addresses reserve(Topology topology, Lease lease) {
        new Preflight(docker()).check(topology);
        return new ClusterNetwork(docker()).reserve(topology, labels(topology.name(), lease));
    }

    @Override
    public List<Machine> launch(
            Topology topology,
            Addresses addresses,
            Lease lease,
            Function<NodeSpec, List<MachineFile>> files,
            Consumer<NodeSpec> started) {
        Launch launch = new Launch(docker(), topology, addresses, labels(topology.name(), lease), files, started);
        launch.run();
        return new Inventory(docker())
                .find(topology.name())
                .map(ProvisionedCluster::machines)
                .orElseThrow(() -> new EnvironmentUnusableException(
                        "The machines of cluster " + topology.name() + " vanished while they were being started.",
                        "Something else removes containers here (a sweep?); stop it and launch again."));
    }

    @Override
    public void complete(String cluster) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Labels.CLUSTER, cluster);
        labels.put(Labels.COMPLETE, "true");
        labels.putAll(extraLabels);
        docker().createVolumeCmd()
                .withName(cluster + "-complete")
                .withLabels(labels)
                .exec();
    }

    @Override
    public Optional<ProvisionedCluster> find(String cluster) {
        return new Inventory(docker()).find(cluster);
    }

    @Override
    public List<ProvisionedCluster> list() {
        return new Inventory(docker()).list();
    }

    @Override
    public int destroy(String cluster) {
        return new Teardown(docker()).destroy(cluster);
    }

    /**
     * Checks that a cluster of this topology can be launched here, without making anything.
     *
     * @throws EnvironmentUnusableException naming what is missing
     */
    public void check(Topology topology) {
        new Preflight(docker()).check(topology);
    }

    /** The id of the machine image for these versions, as it goes into a run's record. */
    public String imageId(Versions versions) {
        return MachineImage.require(docker(), versions);
    }

    /**
     * What the image's programs run on, such as {@code amd64}; empty if the engine does not say.
     *
     * @throws EnvironmentUnusableException if there is no such image
     */
    public String imageArchitecture(Versions versions) {
        return MachineImage.architecture(docker(), versions);
    }

    /**
     * Copies one file out of the machine image; the target appears whole, with mode 0755, or not at all.
     *
     * @throws EnvironmentUnusableException if the image or the file is absent, or the disk refuses
     */
    public void copyFromImage(Versions versions, String path, Path target) {
        MachineImage.copy(docker(), versions, path, target);
    }

    /** The id of the container that a machine of this provisioner is; for other tools that know containers only. */
    public String containerId(String cluster, String node) {
        return containers(cluster).stream()
                .filter(container -> node.equals(container.getLabels().get(Labels.NODE)))
                .map(Container::getId)
                .findFirst()
                .orElseThrow(() -> new EnvironmentUnusableException(
                        "Cluster " + cluster + " has no container for node " + node + ".",
                        "nonet list shows what there is."));
    }

    /** The engine's name and version, such as {@code Docker 20.10.24 on linux/amd64}. */
    public String engine() {
        try {
            var version = docker().versionCmd().exec();
            return "Docker " + version.getVersion() + " on " + version.getOperatingSystem() + "/" + version.getArch();
        } catch (DockerException e) {
            throw new EnvironmentUnusableException("The engine does not tell its version.", "Look at its log.", e);
        }
    }

    private List<Container> containers(String cluster) {
        return docker().listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Labels.CLUSTER, cluster))
                .exec();
    }

    private Map<String, String> labels(String cluster, Lease lease) {
        Map<String, String> labels = new LinkedHashMap<>(Labels.of(cluster, lease));
        labels.putAll(extraLabels);
        return labels;
    }
}
