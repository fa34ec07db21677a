package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

/** What a place may offer to whoever works on a cluster there, beyond its machines. */
public enum Capability {
    /** A load balancer or a web server in a container, on the network of the cluster. */
    CONTAINERS_BESIDE("containers beside the cluster"),
    /** Ways from this computer to the agents that stay open when a command has ended. */
    PUBLISHED_PORTS("agents' ports that stay open to this computer"),
    /** What agents wrote before their machine lost its power, while it is off. */
    LOGS_WITHOUT_POWER("logs of a machine that is off");

    private final String words;

    Capability(String words) {
        this.words = requireNonNull(words);
    }

    /** What it is, in words. */
    public String words() {
        return words;
    }
}
