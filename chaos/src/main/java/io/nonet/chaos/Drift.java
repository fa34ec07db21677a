package io.nonet.chaos;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Whether a node has lost what a fault of a process, a disk or a machine did there, though nobody healed it, so that what
 * proved it is out of date: as where somebody started a machine that was off.
 *
 * @param fault as the journal has it
 * @param node the node's name
 * @param lost false, too, if the node could not be asked; nobody knows then
 * @param unasked why the node could not be asked; empty if it was
 */
public record Drift(ActiveFault fault, String node, boolean lost, Optional<String> unasked) {
    public Drift {
        requireNonNull(fault, "fault");
        requireNonNull(node, "node");
        requireNonNull(unasked, "unasked");
        if (lost && unasked.isPresent()) {
            throw new IllegalArgumentException(node + " was not asked: nobody saw that it has lost " + fault.id());
        }
    }
}
