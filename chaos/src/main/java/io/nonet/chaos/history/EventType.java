package io.nonet.chaos.history;

/** What an event of a history is, in Jepsen's words. */
enum EventType {
    /** A process asks. */
    INVOKE,
    /** It happened. */
    OK,
    /** It did not happen, and never will. */
    FAIL,
    /** It may have happened, or may yet. */
    INFO
}
