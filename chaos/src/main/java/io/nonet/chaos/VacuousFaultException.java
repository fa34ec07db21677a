package io.nonet.chaos;

import io.nonet.observe.Judged;
import io.nonet.observe.Verdict;
import java.io.Serial;

/** A fault was injected and did not bite within its bound: whatever holds under it proves nothing. */
public final class VacuousFaultException extends FaultException implements Judged {
    @Serial
    private static final long serialVersionUID = 1L;

    VacuousFaultException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public Verdict verdict() {
        return Verdict.VACUOUS;
    }
}
