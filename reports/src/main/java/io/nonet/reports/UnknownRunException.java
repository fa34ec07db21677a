package io.nonet.reports;

/** A run was asked for that is not there; the message lists those that are. */
public final class UnknownRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownRunException(String message) {
        super(message);
    }
}
