package io.nonet.digitalocean.api;

/** A thread was interrupted while it waited; it stays interrupted. */
public final class InterruptedPauseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InterruptedPauseException() {
        super("Interrupted while waiting for DigitalOcean");
    }
}
