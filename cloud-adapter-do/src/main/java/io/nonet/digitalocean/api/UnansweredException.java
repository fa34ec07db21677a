package io.nonet.digitalocean.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

/** No complete answer came: the API was not reached, the connection broke, or time ran out. */
public final class UnansweredException extends DigitalOceanException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    UnansweredException(Call call, IOException cause) {
        super(
                call,
                "got no answer: "
                        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage())
                        + "\n  What to do: Check the connection to the API, and " + ApiAccess.URL + " if it is set.",
                cause);
        this.sent = !(cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException);
    }

    @Override
    public boolean isTransient() {
        return true;
    }

    @Override
    public boolean mayHaveHappened() {
        return sent;
    }
}
