package io.nonet.scenarios.nomad;

import static java.util.Objects.requireNonNull;

import io.nonet.client.nomad.Allocation;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A task that runs, and is to be killed. */
record Victim(Allocation allocation, String task) {
    Victim {
        requireNonNull(allocation, "allocation");
        requireNonNull(task, "task");
    }

    /**
     * Chooses one among all tasks that run: those of a {@code lifecycle} may have ended, or are still to begin. They are sorted by
     * allocation, node and task, so that a seed chooses the same of the same.
     *
     * @throws AssertionError if none runs
     */
    static Victim among(List<Allocation> allocations, Random random) {
        List<Victim> running = allocations.stream()
                .flatMap(allocation -> allocation.taskStates().entrySet().stream()
                        .filter(task -> task.getValue().state().equals("running"))
                        .map(task -> new Victim(allocation, task.getKey())))
                .sorted(Comparator.comparing(
                                (Victim victim) -> victim.allocation().name())
                        .thenComparing(victim -> victim.allocation().nodeName())
                        .thenComparing(Victim::task))
                .toList();
        if (running.isEmpty()) {
            throw new AssertionError("Expected a task that runs, to kill it, but none does in " + allocations.size()
                    + " running allocation(s)");
        }
        return running.get(random.nextInt(running.size()));
    }
}
