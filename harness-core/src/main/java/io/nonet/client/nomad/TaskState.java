package io.nonet.client.nomad;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a task is doing.
 *
 * @param state {@code pending}, {@code running} or {@code dead}
 * @param failed whether it ended with a failure
 * @param events what happened to it, the oldest first
 */
public record TaskState(
        String state,
        boolean failed,
        int restarts,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<Event> events) {

    public TaskState {
        events = List.copyOf(events);
    }

    /** Something that happened to a task, for instance of type {@code Started}. */
    public record Event(String type, @Nullable Instant time, String displayMessage, Map<String, String> details) {
        public Event {
            details = Map.copyOf(details);
        }
    }
}
