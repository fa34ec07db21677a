package io.nonet.topology.pki;

import java.io.Serial;

/** A certificate or key could not be made or read, which points at the Java installation's cryptography. */
public final class PkiException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PkiException(String what, Throwable cause) {
        super(what + " failed: " + cause.getMessage(), cause);
    }
}
