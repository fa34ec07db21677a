package io.nonet.scenarios.nomad;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.Allocations.Output;
import io.nonet.client.nomad.NomadClient;
import io.nonet.client.nomad.TaskState;
import io.nonet.client.nomad.TaskState.Event;
import io.nonet.scenarios.workload.RunningJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The only task of an allocation, as Nomad's API shows it. */
record Task(NomadClient nomad, Allocation allocation, String name, TaskState state) {
    /**
     * The one in the only allocation of a group of a job.
     *
     * @throws AssertionError if there is not one allocation of it, or not one task that its client has told of
     */
    static Task of(RunningJob job, String group) {
        List<Allocation> allocations = job.allocations().stream()
                .filter(allocation -> allocation.taskGroup().equals(group))
                .toList();
        if (allocations.size() != 1 || allocations.get(0).taskStates().size() != 1) {
            throw new AssertionError(
                    "Expected one allocation of " + job.id() + "." + group + " with one task, found " + allocations);
        }
        Allocation allocation = allocations.get(0);
        Map.Entry<String, TaskState> task =
                allocation.taskStates().entrySet().iterator().next();
        return new Task(job.cluster().nomad(), allocation, task.getKey(), task.getValue());
    }

    /** All tasks of an allocation, by its newest record. */
    static List<Task> of(NomadClient nomad, String allocation) {
        Allocation now = nomad.allocations().read(allocation).orElseThrow();
        return now.taskStates().entrySet().stream()
                .map(task -> new Task(nomad, now, task.getKey(), task.getValue()))
                .toList();
    }

    /**
     * Makes sure that the tasks of some allocations ended when they were asked to, and were not killed.
     *
     * @throws AssertionError if there is none, or one that did not
     */
    static void requireEndedInPeace(NomadClient nomad, List<Allocation> allocations) {
        assertThat(allocations)
                .isNotEmpty()
                .flatExtracting(allocation -> of(nomad, allocation.id()))
                .hasSizeGreaterThanOrEqualTo(allocations.size())
                .allMatch(Task::endedInPeace);
    }

    /** Whether it ended when it was asked to, and was not killed. */
    boolean endedInPeace() {
        Map<String, String> end = last("Terminated");
        return "0".equals(end.get("exit_code")) && "0".equals(end.get("signal"));
    }

    /** What it has written to standard output so far. */
    List<String> output() {
        return lines(Output.STDOUT);
    }

    /** What it has written to standard error so far. */
    List<String> errors() {
        return lines(Output.STDERR);
    }

    private List<String> lines(Output output) {
        return nomad.allocations().logs(allocation.id(), name, output).lines().toList();
    }

    /** When it was told to stop, after whatever its group waits before; empty if it never was. */
    Optional<Instant> toldToStop() {
        return state.events().stream()
                .filter(event -> event.type().equals("Killing"))
                .findFirst()
                .map(Event::time);
    }

    /** The types of what happened to it, the oldest first. */
    List<String> events() {
        return state.events().stream().map(Event::type).toList();
    }

    /** The details of the last time that this happened to it; empty if it never did. */
    Map<String, String> last(String type) {
        return state.events().stream()
                .filter(event -> event.type().equals(type))
                .reduce((earlier, later) -> later)
                .map(Event::details)
                .orElse(Map.of());
    }

    /** The exit code that it ended with last; empty if it never did. */
    String exitCode() {
        return last("Terminated").getOrDefault("exit_code", "");
    }

    @Override
    public String toString() {
        return name + " of " + allocation.name() + " on " + requireNonNull(allocation.nodeName()) + ", "
                + allocation.clientStatus() + ": " + events();
    }
}
