package io.nonet.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import com.github.dockerjava.api.model.NetworkSettings;
import io.nonet.topology.Port;
import java.util.EnumMap;
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

    /** Takes what the engine says of the container now. */
    void see(InspectContainerResponse seen) {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        NetworkSettings network = seen.getNetworkSettings();
        if (network != null && network.getPorts() != null) {
            network.getPorts().getBindings().forEach((exposed, bindings) -> {
                for (Port port : Port.values()) {
                    if (exposed.getPort() == port.number() && bindings != null && bindings.length > 0) {
                        ports.put(port, Integer.valueOf(bindings[0].getHostPortSpec()));
                    }
                }
            });
        }
        now = Map.copyOf(ports);
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
