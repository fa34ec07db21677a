package io.nonet.digitalocean.api;

import io.nonet.observe.Judged;
import io.nonet.observe.Verdict;
import org.jspecify.annotations.Nullable;

/** A call that did not bring what it was made for; each subtype says in which way. The token is in no message. */
public abstract sealed class DigitalOceanException extends RuntimeException implements Judged
        permits RefusedException, UnansweredException, UnexpectedReplyException {
    private static final long serialVersionUID = 1L;

    DigitalOceanException(Call call, String what, @Nullable Throwable cause) {
        super("DigitalOcean: " + call + " " + what, cause);
    }

    /** Whether the same call may work in a while. */
    public abstract boolean isTransient();

    /** Whether what was asked for may have been done all the same. */
    public abstract boolean mayHaveHappened();

    @Override
    public final Verdict verdict() {
        return Verdict.UNSUPPORTED;
    }
}
