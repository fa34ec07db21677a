package io.nonet.scenarios.workload;

/** A job file that Nomad does not take, or no client can run. The message names the file, and has Nomad's own words with the place. */
public final class JobFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobFileException(String message, Throwable cause) {
        super(message, cause);
    }

    JobFileException(String message) {
        super(message);
    }
}
