package io.nonet.chaos;

import io.nonet.observe.Judged;
import io.nonet.observe.Verdict;
import java.io.Serial;

/** There is no such fault here; says why. Nothing was changed. */
public final class UnsupportedFaultException extends RuntimeException implements Judged {
    @Serial
    private static final long serialVersionUID = 1L;

    UnsupportedFaultException(String message) {
        super(message);
    }

    @Override
    public Verdict verdict() {
        return Verdict.UNSUPPORTED;
    }
}
