package io.nonet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was done to one register.
 *
 * @param initial the number of the value that it holds at the beginning
 * @param steps in the order of their questions; neither what did not happen nor what shows nothing is among them
 */
record RegisterSteps(int initial, List<Step> steps) {
    RegisterSteps {
        steps = List.copyOf(steps);
    }

    /** The steps of operations on one key; reads that any server may have answered are left out. */
    static RegisterSteps of(JsonNode initial, List<Operation> operations) {
        Values values = new Values();
        int first = values.number(initial);
        List<Step> steps = new ArrayList<>();
        operations.forEach(operation -> step(operation, values).ifPresent(steps::add));
        return new RegisterSteps(first, steps);
    }

    private static Optional<Step> step(Operation operation, Values values) {
        return switch (operation.outcome()) {
            case OK -> operation.staleRead() ? Optional.empty() : Optional.of(happened(operation, values));
            case FAIL -> Optional.empty();
            // A read that nobody knows the answer of shows nothing.
            case INFO ->
                operation.function().equals("read")
                        ? Optional.empty()
                        : Optional.of(happened(operation, values).optional()).filter(step -> !step.reads());
        };
    }

    private static Step happened(Operation operation, Values values) {
        return switch (operation.function()) {
            case "read" -> new Step(operation, values.number(operation.answered()), Step.SAME, true);
            case "write" -> new Step(operation, Step.ANY, values.number(operation.asked()), true);
            case "cas" -> {
                int old = values.number(operation.asked().path(0));
                int next = values.number(operation.asked().path(1));
                yield new Step(operation, old, old == next ? Step.SAME : next, true);
            }
            default ->
                throw new IllegalArgumentException(
                        "function: expected read, write or cas, but was [" + operation.function() + "]");
        };
    }
}
