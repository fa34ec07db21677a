package io.nonet.chaos.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What the values of a model's events look like. */
final class Shape {
    private Shape() {}

    /** What is wrong with the value of an event; empty if nothing is. */
    static Optional<String> problem(Model model, Event event) {
        boolean asked = event.type() == EventType.INVOKE;
        boolean answered = event.type() == EventType.OK;
        JsonNode value = event.value();
        return switch (model) {
            case REGISTER -> wrong(asked && is(event, "cas") && !isPair(value), "[old,new] for a cas", value);
            case LOCK ->
                wrong(
                        answered && is(event, "acquire") && !value.isNull() && !isWhole(value),
                        "a fencing number, a whole one, or null for an acquire",
                        value);
            case SET ->
                wrong(answered && is(event, "read") && !value.isArray(), "an array of all elements for a read", value);
            case WATCH ->
                wrong(
                                asked && is(event, "watch") && !value.isNull() && !isIndex(value),
                                "an index, or null for a watch",
                                value)
                        .or(() -> wrong(
                                answered && is(event, "watch") && !(isPair(value) && isIndex(value.path(0))),
                                "[index,value] for the answer to a watch",
                                value));
            case QUEUE ->
                wrong(
                        asked && is(event, "enqueue") && value.isNull(),
                        "a unit that is not null, which stands for an empty queue",
                        value);
        };
    }

    /** What is wrong with what something holds at the beginning; empty if nothing is. */
    static Optional<String> initialProblem(Model model, JsonNode value) {
        boolean many = model == Model.SET || model == Model.QUEUE;
        return many && !value.isNull() && !value.isArray()
                ? Optional.of("expected an array of what is in the " + model.word() + ", found " + value)
                : Optional.empty();
    }

    private static boolean is(Event event, String function) {
        return event.function().equals(function);
    }

    private static boolean isPair(JsonNode value) {
        return value.isArray() && value.size() == 2;
    }

    private static boolean isIndex(JsonNode value) {
        return isWhole(value) && value.canConvertToLong() && value.longValue() >= 0;
    }

    private static boolean isWhole(JsonNode value) {
        return value.isNumber() && value.canConvertToExactIntegral();
    }

    private static Optional<String> wrong(boolean isWrong, String expected, JsonNode found) {
        return isWrong ? Optional.of("value: expected " + expected + ", found " + found) : Optional.empty();
    }
}
