package io.nonet.scenarios.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.client.consul.HealthCheck;
import io.nonet.client.consul.ServiceInstance;
import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How an allocation is doing, by what Nomad and Consul say.
 *
 * @param shortcomings what keeps it from being healthy, each with what was seen last; empty if it is
 */
public record AllocationHealth(Allocation allocation, List<String> shortcomings) {
    public AllocationHealth {
        requireNonNull(allocation, "allocation");
        shortcomings = List.copyOf(shortcomings);
    }

    /**
     * Looks at an allocation.
     *
     * @param announced all services of its job; those of other groups are none of its
     * @param instances in Consul, at least all of these services
     */
    static AllocationHealth of(
            Allocation allocation, List<AnnouncedService> announced, List<ServiceInstance> instances) {
        List<String> shortcomings = new ArrayList<>();
        if (!allocation.isRunning()) {
            shortcomings.add(allocation.clientStatus() + lastEvents(allocation));
        }
        if (!allocation.desiredStatus().equals("run")) {
            shortcomings.add("meant to " + allocation.desiredStatus());
        }
        announced.stream()
                .filter(service -> service.group().equals(allocation.taskGroup()))
                .forEach(service -> shortcomings.addAll(shortcomings(allocation, service, instances)));
        return new AllocationHealth(allocation, shortcomings);
    }

    private static List<String> shortcomings(
            Allocation allocation, AnnouncedService service, List<ServiceInstance> instances) {
        List<ServiceInstance> own = instances.stream()
                .filter(instance -> service.isOf(instance, allocation))
                .toList();
        if (own.isEmpty()) {
            return List.of("service " + service.name() + " is not in Consul");
        }
        if (own.stream().anyMatch(ServiceInstance::isPassing)) {
            return List.of();
        }
        return own.stream()
                .map(instance -> "service " + service.name() + " does not pass: " + words(instance))
                .toList();
    }

    /** Whether it runs, is meant to, and passes the checks of all its services. */
    public boolean isHealthy() {
        return shortcomings.isEmpty();
    }

    /** On one line. */
    @Override
    public String toString() {
        return allocation.name() + " " + allocation.id() + " on " + allocation.nodeName() + ": "
                + (isHealthy() ? "healthy" : String.join(", ", shortcomings));
    }

    private static String lastEvents(Allocation allocation) {
        String events = allocation.taskStates().entrySet().stream()
                .filter(task -> !task.getValue().events().isEmpty())
                .map(task -> task.getKey() + " " + words(task.getValue().events()))
                .sorted()
                .collect(Collectors.joining("; "));
        return events.isEmpty() ? "" : " (" + events + ")";
    }

    private static String words(List<TaskState.Event> events) {
        TaskState.Event last = events.get(events.size() - 1);
        return last.type() + ": " + last.displayMessage();
    }

    private static String words(ServiceInstance instance) {
        return instance.checks().stream()
                .filter(check -> !check.isPassing())
                .map(AllocationHealth::words)
                .collect(Collectors.joining("; "));
    }

    private static String words(HealthCheck check) {
        return check.name() + " is " + check.status().label() + ": "
                + check.output().strip();
    }
}
