package io.nonet.chaos.judge;

import java.io.Serial;

/** A search has used up its time or its memory; the message says which. */
final class BudgetExhaustedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    BudgetExhaustedException(String which) {
        super(which);
    }
}
