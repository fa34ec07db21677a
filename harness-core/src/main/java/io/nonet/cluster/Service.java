package io.nonet.cluster;

import io.nonet.topology.Driver;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.util.Arrays;
import java.util.List;

/** A supervised service of a machine; runit knows it by {@link #label()}. */
public enum Service {
    /** The node's packet filter rules and its Toxiproxy. */
    LINK("link"),
    /** The Consul agent, on every node. */
    CONSUL("consul"),
    /** The Nomad agent, on Nomad servers and clients. */
    NOMAD("nomad"),
    /** The node's own Docker engine, on Nomad clients with the docker driver. */
    DOCKERD("dockerd");

    private final String label;

    Service(String label) {
        this.label = label;
    }

    /** The name of the service's folder under {@code /etc/service} and of its log folder. */
    public String label() {
        return label;
    }

    /** What a node of its role runs, in the order of their declaration; the machine holds back the others. */
    public static List<Service> of(Topology topology, NodeSpec node) {
        return Arrays.stream(values())
                .filter(service -> switch (service) {
                    case LINK, CONSUL -> true;
                    case NOMAD -> node.role().runsNomad();
                    case DOCKERD ->
                        node.role() == Role.NOMAD_CLIENT && topology.drivers().contains(Driver.DOCKER);
                })
                .toList();
    }
}
