package io.nonet.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/**
 * No complete answer came: the connection was refused, cut or distrusted, or time ran out.
 *
 * <p>Unless the connection was refused, a write may have taken effect all the same. The first call over a pooled
 * connection that the agent has closed in the meantime, by restarting for instance, may fail so too; the client then
 * drops its other idle connections to that agent. A thread that is interrupted while it waits gets this exception as
 * well, and stays interrupted.
 */
public final class ApiUnreachableException extends ClientException {

    private static final long serialVersionUID = 1L;

    ApiUnreachableException(ApiCallName call, String what, Duration limit, IOException cause) {
        super(call, what + reason(limit, cause), cause);
    }

    private static String reason(Duration limit, IOException cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (cause instanceof InterruptedIOException && !why.equals("interrupted")) {
            return " within " + limit.toMillis() + " ms (" + why + ")";
        }
        if (cause instanceof ConnectException) {
            return ": " + why + "; is the agent running and listening there?";
        }
        if (cause instanceof SSLException) {
            return ": " + why + "; do this client's certificate and authority belong to this cluster?";
        }
        return ": " + why;
    }
}
