package io.nonet.chaos;

import java.io.Serial;

/** A fault cannot be injected, does not bite, or does not heal; says which one and what was seen. */
public final class FaultException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    FaultException(String message) {
        super(message);
    }

    FaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
