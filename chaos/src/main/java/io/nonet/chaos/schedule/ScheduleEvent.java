package io.nonet.chaos.schedule;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.schedule.Schedule.Entry;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one fault of a schedule at one moment of its run.
 *
 * @param at when it was seen, counted from the start of the run
 * @param id of the fault; empty if it was not injected
 * @param words what showed it, or why it is so
 */
public record ScheduleEvent(Duration at, Entry entry, Optional<String> id, What what, String words) {
    public ScheduleEvent {
        requireNonNull(at, "at");
        requireNonNull(entry, "entry");
        requireNonNull(id, "id");
        requireNonNull(what, "what");
        requireNonNull(words, "words");
    }

    /** What was seen. */
    public enum What {
        /** It is in place. */
        INJECTED,
        /** It was seen to bite. */
        PROVED,
        /** It was not seen to bite. */
        VACUOUS,
        /** It could not be put in place; nothing was changed. */
        NOT_INJECTED,
        /** It was seen to be gone. */
        HEALED,
        /** It was not seen to be gone. */
        NOT_HEALED
    }
}
