package io.nonet.topology;

import java.util.Locale;

/** What a node is in the cluster. */
public enum Role {
    /** Runs a Consul agent in server mode. */
    CONSUL_SERVER,
    /** Runs a Nomad agent in server mode beside a Consul agent in client mode. */
    NOMAD_SERVER,
    /** Runs tasks: a Nomad agent in client mode beside a Consul agent in client mode. */
    NOMAD_CLIENT;

    /** The role as it is written in files, labels and tags, such as {@code nomad-server}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a node of this role runs a Nomad agent. */
    public boolean runsNomad() {
        return this != CONSUL_SERVER;
    }
}
