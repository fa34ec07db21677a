package io.nonet.observe;

/** What a client knows about what it asked. */
public enum Outcome {
    /** It was acknowledged: it happened. */
    OK,
    /** It was refused: it did not happen, and never will. */
    FAIL,
    /** The answer was lost or late: it may have happened, or may yet. */
    INFO
}
