package io.nonet.digitalocean.api;

import java.io.IOException;

/** Sends one call and brings its answer, whatever it is; does nothing twice. */
@FunctionalInterface
public interface Exchange {
    /**
     * Sends the call once.
     *
     * @throws IOException if no complete answer came; what was asked for may have been done unless the connection was
     *     refused
     */
    Reply send(Call call) throws IOException;
}
