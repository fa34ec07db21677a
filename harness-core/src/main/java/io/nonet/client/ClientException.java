package io.nonet.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A call to an agent's API that did not bring the answer asked for; each subtype says in which way. */
public abstract sealed class ClientException extends RuntimeException
        permits ApiException, ApiUnreachableException, UnexpectedAnswerException {

    private static final long serialVersionUID = 1L;

    private final ApiCallName call;

    ClientException(ApiCallName call, String what, @Nullable Throwable cause) {
        super(call + " " + what, cause);
        this.call = call;
    }

    /** The HTTP method, in capitals. */
    public final String method() {
        return call.method();
    }

    /** The agent that was asked: scheme, host and port. */
    public final URI base() {
        return call.base();
    }

    /** The path and query as sent, percent-encoded, beginning with a slash. */
    public final String path() {
        return call.path();
    }
}
