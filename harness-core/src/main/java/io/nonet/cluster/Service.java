package io.nonet.cluster;

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
}
