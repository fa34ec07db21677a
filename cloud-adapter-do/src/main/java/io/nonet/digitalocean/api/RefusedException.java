package io.nonet.digitalocean.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The API answered, and it is a no. */
public final class RefusedException extends DigitalOceanException {
    private static final long serialVersionUID = 1L;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int SERVER_ERRORS = 500;

    /** One status stands for causes that pass and causes that stay; only the words tell them apart. */
    private static final List<String> PASSING = List.of("try again", "already has a pending event");

    private final int status;
    private final boolean tooMany;
    private final String reason;
    private final long retryAfterSeconds;

    RefusedException(Call call, Reply reply) {
        this(call, reply, ErrorBody.of(reply));
    }

    private RefusedException(Call call, Reply reply, ErrorBody body) {
        super(call, "was answered " + reply.status() + ": " + words(body) + remedy(reply), null);
        this.status = reply.status();
        this.tooMany = reply.isTooMany();
        this.reason = body.message();
        this.retryAfterSeconds = reply.retryAfter().map(Duration::toSeconds).orElse(-1L);
    }

    private static String words(ErrorBody body) {
        return body.requestId().isEmpty() ? body.message() : body.message() + " (request " + body.requestId() + ")";
    }

    private static String remedy(Reply reply) {
        String remedy =
                switch (reply.status()) {
                    case UNAUTHORIZED ->
                        "The token in " + ApiAccess.TOKEN
                                + " is wrong, has expired or was revoked; make a new one and export it.";
                    case FORBIDDEN ->
                        "Give the token in " + ApiAccess.TOKEN + " the right to read and write, if it lacks it.";
                    case 429 -> "Wait: a token may make 5000 calls an hour, shared by all that use it.";
                    default -> "";
                };
        return remedy.isEmpty() ? "" : "\n  What to do: " + remedy;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** The API's own words, in one line. */
    public String reason() {
        return reason;
    }

    /** Whether there is no such thing, or not yet. */
    public boolean isNotFound() {
        return status == NOT_FOUND;
    }

    /** Whether a thing is held by others that are still there: answered 403 or 409, as the case may be. */
    public boolean isHeld() {
        return status == FORBIDDEN || status == CONFLICT;
    }

    /** How long the API wants nothing to be asked; empty if it does not say. */
    Optional<Duration> retryAfter() {
        return retryAfterSeconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(retryAfterSeconds));
    }

    @Override
    public boolean isTransient() {
        String lower = reason.toLowerCase(Locale.ROOT);
        return tooMany
                || status == REQUEST_TIMEOUT
                || status >= SERVER_ERRORS
                || (status == UNPROCESSABLE && PASSING.stream().anyMatch(lower::contains));
    }

    /** Of a server error nobody knows; other refusals come before anything is done. */
    @Override
    public boolean mayHaveHappened() {
        return status >= SERVER_ERRORS || status == REQUEST_TIMEOUT;
    }
}
