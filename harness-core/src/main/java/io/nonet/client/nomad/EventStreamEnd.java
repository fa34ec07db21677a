package io.nonet.client.nomad;

import org.jspecify.annotations.Nullable;

/**
 * Why a stream of events is over.
 *
 * @param lastIndex the Raft index of the last event that was handed over; 0 when there was none
 * @param cause what was thrown; null when nothing was
 */
public record EventStreamEnd(
        Reason reason, long lastIndex, @Nullable RuntimeException cause) {

    /** Who or what ended it. */
    public enum Reason {
        /** This side closed it. */
        CLOSED,
        /** The server ended it properly. */
        SERVER_ENDED,
        /** The connection broke, or stayed silent for too long. */
        CUT_OFF,
        /** The server sent something else than events, such as the text of an error. */
        NOT_EVENTS,
        /** The listener threw. */
        LISTENER_FAILED
    }
}
