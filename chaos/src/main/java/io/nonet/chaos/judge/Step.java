package io.nonet.chaos.judge;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.history.Operation;

/**
 * What an operation does to a register, with numbers for values.
 *
 * @param observes the value that it finds; {@link #ANY} if it does not look
 * @param leaves the value that is there afterwards; {@link #SAME} if it changes nothing
 * @param required whether it happened for sure, between its question and its answer; else it may have happened at any time
 *     after its question, or never
 */
record Step(Operation operation, int observes, int leaves, boolean required) {
    static final int ANY = -1;
    static final int SAME = -2;

    Step {
        requireNonNull(operation, "operation");
    }

    long invoked() {
        return operation.invoked();
    }

    /** The place of its answer; after everything else if it is not required. */
    long completed() {
        return required ? operation.completed() : Operation.OPEN;
    }

    boolean reads() {
        return leaves == SAME;
    }

    boolean blind() {
        return observes == ANY;
    }

    Step optional() {
        return new Step(operation, observes, leaves, false);
    }
}
