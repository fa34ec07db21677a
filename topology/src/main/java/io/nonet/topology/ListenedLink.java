package io.nonet.topology;

import static java.util.Objects.requireNonNull;

/**
 * A link with the place where the connecting node's own Toxiproxy takes it up.
 *
 * @param link the link
 * @param listenPort TCP port on the connecting node's loopback address
 */
public record ListenedLink(Link link, int listenPort) {
    /** Null-checks the link. */
    public ListenedLink {
        requireNonNull(link, "link");
    }
}
