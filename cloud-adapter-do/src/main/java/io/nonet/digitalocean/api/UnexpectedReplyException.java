package io.nonet.digitalocean.api;

import org.jspecify.annotations.Nullable;

/** An answer that means yes, in which what was asked for is not to be found: a proxy's page, or another API. */
public final class UnexpectedReplyException extends DigitalOceanException {
    private static final long serialVersionUID = 1L;

    UnexpectedReplyException(Call call, String expected, Reply reply, @Nullable Throwable cause) {
        super(
                call,
                "was answered " + reply.status() + ": expected " + expected + ", found "
                        + ErrorBody.of(reply).message() + "\n  What to do: Check " + ApiAccess.URL
                        + " if it is set, and proxies on the way.",
                cause);
    }

    @Override
    public boolean isTransient() {
        return true;
    }

    @Override
    public boolean mayHaveHappened() {
        return true;
    }
}
