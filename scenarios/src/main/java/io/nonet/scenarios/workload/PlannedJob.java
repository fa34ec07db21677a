package io.nonet.scenarios.workload;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.client.nomad.JobPlan;
import io.nonet.client.nomad.JobSpec;
import io.nonet.client.nomad.NodeStub;
import io.nonet.client.nomad.PlacementFailure;
import io.nonet.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A job of which is known, before anything runs, that this cluster can run it.
 *
 * @param count how many allocations it gets, over all its groups
 */
public record PlannedJob(JobSpec spec, int count) {
    public PlannedJob {
        requireNonNull(spec, "spec");
    }

    /**
     * Looks at the drivers and the images that the job in a file wants, and has Nomad plan it.
     *
     * @throws JobFileException if the file is wrong, or no client fits what it asks for
     * @throws io.nonet.cluster.EnvironmentUnusableException if it wants an image that cannot be had here
     */
    public static PlannedJob plan(Cluster cluster, JobFile file) {
        JobSpec spec = file.parse(cluster.nomad());
        requireDrivers(cluster, file, spec);
        JobPlan plan = file.plan(cluster.nomad(), spec);
        if (!plan.isPlaceable()) {
            throw new JobFileException(file.name() + ": Nomad finds no place for all of job " + spec.id() + ":"
                    + plan.failedGroups().entrySet().stream()
                            .map(group -> "\n  - group " + group.getKey() + ": " + reason(spec, group.getValue()))
                            .collect(Collectors.joining()));
        }
        int placed = placed(plan);
        if (placed == 0) {
            throw new JobFileException(file.name() + ": Nomad would run nothing of job " + spec.id()
                    + "; expected a count above 0, and a job that is neither periodic nor parameterized");
        }
        new DockerImages(cluster).require(spec);
        return new PlannedJob(spec, placed);
    }

    private static int placed(JobPlan plan) {
        JobPlan.Annotations annotations = plan.annotations();
        return annotations == null
                ? 0
                : (int) annotations.groups().values().stream()
                        .mapToLong(JobPlan.GroupUpdates::place)
                        .sum();
    }

    /** The first of its services that has a check over HTTP, and so can be asked for a page; empty if there is none. */
    public Optional<String> serviceWithHttpCheck() {
        List<JsonNode> services = new ArrayList<>();
        elements(spec.json().path("TaskGroups")).forEach(group -> services.addAll(elements(group.path("Services"))));
        tasks(spec).forEach(task -> services.addAll(elements(task.path("Services"))));
        return services.stream()
                .filter(service -> elements(service.path("Checks")).stream()
                        .anyMatch(check -> check.path("Type").asText("").equals("http")))
                .map(service -> service.path("Name").asText())
                .findFirst();
    }

    /** All tasks of a job, over its groups. */
    static List<JsonNode> tasks(JobSpec spec) {
        return elements(spec.json().path("TaskGroups")).stream()
                .flatMap(group -> elements(group.path("Tasks")).stream())
                .toList();
    }

    private static void requireDrivers(Cluster cluster, JobFile file, JobSpec spec) {
        List<NodeStub> clients = cluster.nomad().nodes().list();
        for (JsonNode task : tasks(spec)) {
            String driver = task.path("Driver").asText("");
            if (clients.stream().noneMatch(client -> client.hasHealthyDriver(driver))) {
                Set<String> known = clients.stream()
                        .flatMap(client -> client.drivers().keySet().stream().filter(client::hasHealthyDriver))
                        .collect(Collectors.toCollection(TreeSet::new));
                throw new JobFileException("%s: task %s wants the driver %s, which no client has; they have %s"
                        .formatted(file.name(), task.path("Name").asText(), driver, String.join(", ", known)));
            }
        }
    }

    /** In Nomad's own words for constraints and resources. */
    static String reason(JobSpec spec, PlacementFailure failure) {
        List<String> parts = new ArrayList<>();
        failure.constraintFiltered()
                .forEach((constraint, nodes) -> parts.add(nodes + " client(s) filtered by constraint " + constraint));
        failure.dimensionExhausted()
                .forEach((resource, nodes) -> parts.add(nodes + " client(s) with too little left of " + resource));
        if (parts.isEmpty()) {
            parts.add(
                    failure.nodesEvaluated() == 0
                            ? "no client that is ready is in its datacenters "
                                    + spec.json().path("Datacenters")
                            : "none of " + failure.nodesEvaluated() + " clients fits");
        }
        return String.join("; ", parts);
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
