package io.nonet.docker;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import io.nonet.cluster.Capability;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.FileArchive;
import io.nonet.cluster.Listening;
import io.nonet.topology.config.MachineFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.jspecify.annotations.Nullable;

/**
 * A container beside a cluster, on its network: a load balancer, a proxy. A browser is a {@link BrowserContainer}.
 *
 * <p>It is of the machine image, which has nginx, HAProxy, Fabio, consul-template and both agents, but it is no node: nothing
 * runs in it but its own command, and the links between nodes do not lead to it. Testcontainers would first look for the engine
 * its own way, by an image from a registry where this process runs in a container itself.
 */
public final class SideContainer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    /** The image's own is for the init of a machine. */
    private static final String STOP_SIGNAL = "SIGTERM";

    private final DockerClient docker;
    private final String name;
    private final String id;

    private SideContainer(DockerClient docker, String name, String id) {
        this.docker = docker;
        this.name = name;
        this.id = id;
    }

    /**
     * Starts a container, and returns once something listens on all its ports. It is to be closed by the caller; the removal of
     * the cluster takes along what is left of it.
     *
     * @param name in a word what it is, unique beside the cluster
     * @param files that it finds when it starts
     * @param command the program and its arguments, run as root without a shell
     * @param ports that the host reaches, through loopback only
     * @throws EnvironmentUnusableException if there is nothing beside such a cluster, the engine cannot start it, or nothing
     *     listens within 30 s
     */
    public static SideContainer start(
            Cluster cluster, String name, List<MachineFile> files, List<String> command, int... ports) {
        cluster.place().require(Capability.CONTAINERS_BESIDE);
        List<PortBinding> bindings = Arrays.stream(ports)
                .mapToObj(port -> new PortBinding(Ports.Binding.bindIp(LOOPBACK), ExposedPort.tcp(port)))
                .toList();
        SideContainer container = create(
                EngineConnection.open(),
                cluster.name(),
                name,
                MachineImage.name(cluster.topology().versions()),
                creating -> creating.withHostName(name)
                        .withEntrypoint(command)
                        .withCmd()
                        .withExposedPorts(bindings.stream()
                                .map(PortBinding::getExposedPort)
                                .toList())
                        .withHostConfig(HostConfig.newHostConfig()
                                .withNetworkMode(cluster.name())
                                .withPortBindings(bindings)));
        container.run(files, FileArchive.ROOT, () -> container.listensOnAll(ports));
        return container;
    }

    /**
     * Makes one that is still to be run, in place of one that an ended process left of that name.
     *
     * @throws EnvironmentUnusableException if the engine cannot
     */
    static SideContainer create(
            DockerClient docker, String cluster, String name, String image, Consumer<CreateContainerCmd> settings) {
        String full = MachineContainer.name(cluster, name);
        try (CreateContainerCmd create = docker.createContainerCmd(image)) {
            removeLeftover(docker, cluster, full);
            create.withName(full).withStopSignal(STOP_SIGNAL).withLabels(Map.of(Labels.CLUSTER, cluster));
            settings.accept(create);
            return new SideContainer(docker, full, create.exec().getId());
        } catch (DockerException e) {
            throw failed(full, String.valueOf(e.getMessage()).strip(), e);
        }
    }

    /** A node, or what belongs to another cluster, is left alone. */
    private static void removeLeftover(DockerClient docker, String cluster, String full) {
        try {
            Map<String, String> labels =
                    docker.inspectContainerCmd(full).exec().getConfig().getLabels();
            if (labels != null && cluster.equals(labels.get(Labels.CLUSTER)) && !labels.containsKey(Labels.NODE)) {
                remove(docker, full);
            }
        } catch (NotFoundException e) {
            // There is none, as a rule.
            return;
        }
    }

    /**
     * Starts it, and returns once it is ready; removes it if it does not get there.
     *
     * @param files that it finds when it starts
     * @param owner of the files, the number of a user
     * @throws EnvironmentUnusableException if the engine cannot start it, it ends, or it is not ready within 30 s
     */
    void run(List<MachineFile> files, int owner, BooleanSupplier ready) {
        boolean runs = false;
        try (InputStream archive = FileArchive.of(files, owner)) {
            docker.copyArchiveToContainerCmd(id)
                    .withTarInputStream(archive)
                    .withRemotePath("/")
                    .exec();
            docker.startContainerCmd(id).exec();
            Awaitility.await("readiness of " + name)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .atMost(STARTS_WITHIN)
                    .failFast("it has ended", () -> !isUp())
                    .until(ready::getAsBoolean);
            runs = true;
        } catch (IOException | DockerException | ConditionTimeoutException | TerminalFailureException e) {
            throw failed(name, e.getMessage() + "; it said: " + ContainerLog.of(docker, id), e);
        } finally {
            if (!runs) {
                close();
            }
        }
    }

    private boolean isUp() {
        return Boolean.TRUE.equals(
                docker.inspectContainerCmd(id).exec().getState().getRunning());
    }

    private boolean listensOnAll(int... ports) {
        return Arrays.stream(ports)
                .allMatch(port -> Listening.at(
                        URI.create("tcp://" + LOOPBACK + ":" + address(port).getPort())));
    }

    /** Where the host reaches one of its ports. */
    public InetSocketAddress address(int port) {
        Ports.Binding[] bindings = docker.inspectContainerCmd(id)
                .exec()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(port));
        if (bindings == null || bindings.length == 0) {
            throw failed(name, "port " + port + " is not published; it said: " + ContainerLog.of(docker, id), null);
        }
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(bindings[0].getHostPortSpec()));
    }

    /** The name by which the machines of the cluster reach it, on any of its ports. */
    public String networkName() {
        return name;
    }

    /** What its command has printed so far. */
    public String log() {
        return ContainerLog.of(docker, id);
    }

    /**
     * Asks its command to end, by SIGTERM, and returns once it has ended; it is killed when it takes longer than the limit.
     *
     * @param limit in whole seconds, under a minute
     * @return the exit code of the command: 137 if it had to be killed
     */
    public long stop(Duration limit) {
        try {
            docker.stopContainerCmd(id).withTimeout((int) limit.toSeconds()).exec();
        } catch (NotModifiedException e) {
            // It has ended by itself; its exit code tells how.
        }
        return requireNonNull(docker.inspectContainerCmd(id).exec().getState().getExitCodeLong(), "exit code");
    }

    /** Removes it, and kills what still runs in it; twice is fine. */
    @Override
    public void close() {
        remove(docker, id);
    }

    private static void remove(DockerClient docker, String container) {
        try {
            docker.removeContainerCmd(container)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException e) {
            // Gone, perhaps with its cluster: that is what was wanted.
            return;
        }
    }

    private static EnvironmentUnusableException failed(String name, String why, @Nullable Throwable cause) {
        return new EnvironmentUnusableException(
                "The container " + name + " beside the cluster does not run: " + why,
                "See whether its program and its files are right; docker ps -a shows what else there is.",
                cause);
    }
}
