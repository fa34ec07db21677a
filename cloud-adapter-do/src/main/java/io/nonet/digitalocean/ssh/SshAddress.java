package io.nonet.digitalocean.ssh;

import static java.util.Objects.requireNonNull;

/** Where a machine's SSH server listens. */
public record SshAddress(String host, int port) {
    /** SSH's own. */
    public static final int STANDARD_PORT = 22;

    public SshAddress {
        requireNonNull(host, "host");
    }

    /** At the standard port of that address. */
    public static SshAddress of(String host) {
        return new SshAddress(host, STANDARD_PORT);
    }

    @Override
    public String toString() {
        return port == STANDARD_PORT ? host : host + ":" + port;
    }
}
