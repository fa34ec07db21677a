package io.nonet.chaos.judge;

import java.io.Serial;

/** A search has used up its time or its memory; the message says which. */
final class BudgetExhaustedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean ofTime;

    private BudgetExhaustedException(boolean ofTime, String words) {
        super(words);
        this.ofTime = ofTime;
    }

    static BudgetExhaustedException ofTime(String words) {
        return new BudgetExhaustedException(true, "out of time, " + words);
    }

    static BudgetExhaustedException ofMemory(String words) {
        return new BudgetExhaustedException(false, "out of memory: " + words);
    }

    /** Whether more time might help. */
    boolean isOfTime() {
        return ofTime;
    }
}
