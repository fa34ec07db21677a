package io.nonet.chaos;

import java.io.Serial;

/** There is no such fault here; says why. Nothing was changed. */
public final class UnsupportedFaultException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnsupportedFaultException(String message) {
        super(message);
    }
}
