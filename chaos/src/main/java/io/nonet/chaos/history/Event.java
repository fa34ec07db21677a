package io.nonet.chaos.history;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.observe.Freshness;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One line of a history: a process asks, or has its answer.
 *
 * @param line counted from 1
 * @param place its place among all events
 * @param key what it is about; empty where the file has one thing only
 * @param value asked or answered; JSON's null where there is none
 * @param time in nanoseconds, from any origin
 * @param target the agent that is asked; empty where it is not told
 */
record Event(
        int line,
        long place,
        EventType type,
        String process,
        String function,
        Optional<String> key,
        JsonNode value,
        OptionalLong time,
        Optional<String> target,
        Optional<Freshness> freshness) {
    Event {
        requireNonNull(type, "type");
        requireNonNull(process, "process");
        requireNonNull(function, "function");
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        requireNonNull(time, "time");
        requireNonNull(target, "target");
        requireNonNull(freshness, "freshness");
    }
}
