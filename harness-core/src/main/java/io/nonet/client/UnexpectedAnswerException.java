package io.nonet.client;

import org.jspecify.annotations.Nullable;

/** The agent answered with success, but not with what its API promises. */
public final class UnexpectedAnswerException extends ClientException {

    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(ApiCallName call, String expected, String found, @Nullable Throwable cause) {
        super(call, "was expected to answer " + expected + ", but answered " + found, cause);
    }
}
