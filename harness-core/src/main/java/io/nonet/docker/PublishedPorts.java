package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import io.nonet.topology.Port;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where a container's ports are on the host's loopback; changes when the container is started anew. */
final class PublishedPorts {
    /** Nobody listens at it: what stands for a port that is not published, as those of a stopped container. */
    private static final int NOBODY = 1;

    private volatile Map<Port, Integer> now;

    private PublishedPorts(Map<Port, Integer> now) {
        this.now = Map.copyOf(now);
    }

    static PublishedPorts of(Container container) {
        return new PublishedPorts(read(container));
    }

    int of(Port port) {
        return now.getOrDefault(port, NOBODY);
    }

    /** Looks again. */
    void look(DockerClient docker, String id) {
        docker.listContainersCmd().withShowAll(true).withIdFilter(List.of(id)).exec().stream()
                .findFirst()
                .ifPresent(container -> now = Map.copyOf(read(container)));
    }

    private static Map<Port, Integer> read(Container container) {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (ContainerPort published : container.getPorts()) {
            for (Port port : Port.values()) {
                if (published.getPrivatePort() != null
                        && published.getPrivatePort() == port.number()
                        && published.getPublicPort() != null) {
                    ports.put(port, published.getPublicPort());
                }
            }
        }
        return ports;
    }
}
