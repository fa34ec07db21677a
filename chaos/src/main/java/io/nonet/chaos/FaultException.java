package io.nonet.chaos;

import java.io.Serial;

/** A fault cannot be injected, does not bite, or does not heal; says which one and what was seen. */
public sealed class FaultException extends RuntimeException permits VacuousFaultException {
    @Serial
    private static final long serialVersionUID = 1L;

    FaultException(String message) {
        super(message);
    }

    FaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
