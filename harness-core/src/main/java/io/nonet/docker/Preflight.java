package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be known to be missing before the first container is made. */
final class Preflight {
    /** Nine machines write about 0.3 GiB in their first minutes. */
    private static final long ROOM = 1L << 30;

    private static final String USUAL_FOLDER = "/var/lib/docker";
    private static final Path PROCESS = Path.of("/proc");
    private static final Path ENGINE_PROCESS = Path.of("/var/run/docker.pid");

    private final DockerClient docker;
    private final Path processes;
    private final Path enginePid;

    Preflight(DockerClient docker) {
        this(docker, PROCESS, ENGINE_PROCESS);
    }

    Preflight(DockerClient docker, Path processes, Path enginePid) {
        this.docker = docker;
        this.processes = processes;
        this.enginePid = enginePid;
    }

    /**
     * Checks room, control groups and capabilities; the name and the subnet are checked where they are reserved.
     *
     * @throws EnvironmentUnusableException naming what is missing
     */
    void check(Topology topology) {
        MachineImage.require(docker, topology.versions());
        Info engine = docker.infoCmd().exec();
        requireRoom(Path.of(Objects.requireNonNullElse(engine.getDockerRootDir(), USUAL_FOLDER)));
        requireControlGroups(topology, engine.getCGroupVersion());
        List<String> needed = topology.nodes().stream()
                .flatMap(node -> Capabilities.of(node.role()).stream())
                .distinct()
                .map(Enum::name)
                .toList();
        requireCapabilities(needed);
    }

    /**
     * Nomad 1.4 makes the groups of its tasks below a path of its own; on cgroup v2 a container may not (nomad issue 23476).
     *
     * @param version as the engine tells it; null where it is too old to, and then there is no other than 1
     */
    static void requireControlGroups(Topology topology, @Nullable String version) {
        if ("2".equals(version) && !topology.nomadClients().isEmpty()) {
            throw new EnvironmentUnusableException(
                    "The engine's host has cgroup v2, and the Nomad clients of cluster " + topology.name()
                            + " need cgroup v1 to run tasks in containers.",
                    "Boot that host with systemd.unified_cgroup_hierarchy=0, or launch a topology with nomad-clients: 0.");
        }
    }

    /** Only where the engine's folder is on this host; any other engine answers when it runs out. */
    void requireRoom(Path root) {
        try {
            if (Files.isDirectory(root) && Files.getFileStore(root).getUsableSpace() < ROOM) {
                throw new EnvironmentUnusableException(
                        "The file system of the engine's folder " + root + " has "
                                + (Files.getFileStore(root).getUsableSpace() >> 20) + " MiB left; a cluster needs "
                                + (ROOM >> 20) + " MiB.",
                        "Free some room: docker system df shows what the engine holds.");
            }
        } catch (IOException e) {
            // The folder cannot be asked: the engine itself will tell when it is full.
            return;
        }
    }

    /** Only where the engine's process is on this host and may be looked at; otherwise its start of a container tells. */
    void requireCapabilities(List<String> needed) {
        Optional<Long> bounding = boundingSet();
        if (bounding.isEmpty()) {
            return;
        }
        List<String> missing = needed.stream()
                .filter(name -> (bounding.get() >> Capabilities.bit(name) & 1) == 0)
                .toList();
        if (!missing.isEmpty()) {
            throw new EnvironmentUnusableException(
                    "The engine cannot give machines what they need: its bounding set lacks "
                            + String.join(", ", missing) + ".",
                    "Start the engine with these capabilities, or use a host that grants them.");
        }
    }

    private Optional<Long> boundingSet() {
        try {
            String pid = Files.readString(enginePid).strip();
            return Arrays.stream(Files.readString(processes.resolve(pid).resolve("status"))
                            .split("\n"))
                    .filter(line -> line.startsWith("CapBnd:"))
                    .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
