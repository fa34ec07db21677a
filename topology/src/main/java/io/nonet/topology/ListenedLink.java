package io.nonet.topology;

import static java.util.Objects.requireNonNull;

/**
 * A link with the place where a Toxiproxy takes it up: that of the connecting node, or, of what the host connects to, that
 * of the node itself.
 *
 * @param link the link
 * @param listenPort TCP port on that node
 */
public record ListenedLink(Link link, int listenPort) {
    /** Null-checks the link. */
    public ListenedLink {
        requireNonNull(link, "link");
    }

    /**
     * Where Toxiproxy listens: on loopback for its own node, but what comes from outside cannot be redirected there.
     *
     * @param address of that node
     */
    public String listen(String address) {
        return (link.fromHost() ? address : "127.0.0.1") + ":" + listenPort;
    }
}
