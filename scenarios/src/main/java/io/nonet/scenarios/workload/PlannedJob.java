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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A job of which is known, before anything runs, that this cluster can run it.
 *
 * @param counts how many allocations each of its groups gets anew, by name
 */
public record PlannedJob(JobSpec spec, Map<String, Integer> counts) {
    public PlannedJob {
        requireNonNull(spec, "spec");
        counts = Map.copyOf(counts);
    }

    /**
     * Looks at the drivers and the images that the job in a file wants, and has Nomad plan it.
     *
     * @throws JobFileException if the file is wrong, or no client fits what its job asks for
     */
    public static PlannedJob plan(Cluster cluster, JobFile file) {
        return plan(cluster, file, file.parse(cluster.nomad()));
    }

    /**
     * The same for a job that is to go on until it is stopped.
     *
     * @throws JobFileException also if it ends by itself, or gets no allocation
     */
    public static PlannedJob planLasting(Cluster cluster, JobFile file) {
        JobSpec spec = file.parse(cluster.nomad());
        requireLasting(file, spec);
        PlannedJob planned = plan(cluster, file, spec);
        if (planned.count() == 0) {
            throw new JobFileException(
                    file.name() + ": Nomad would run nothing of job " + spec.id() + "; expected a count above 0");
        }
        return planned;
    }

    private static PlannedJob plan(Cluster cluster, JobFile file, JobSpec spec) {
        requireDrivers(cluster, file, spec);
        JobPlan plan = file.plan(cluster.nomad(), spec);
        if (!plan.isPlaceable()) {
            throw new JobFileException(file.name() + ": Nomad finds no place for all of job " + spec.id() + ":"
                    + plan.failedGroups().entrySet().stream()
                            .map(group -> "\n  - group " + group.getKey() + ": " + reason(spec, group.getValue()))
                            .collect(Collectors.joining()));
        }
        new DockerImages(cluster).require(file, spec);
        return new PlannedJob(spec, placed(plan));
    }

    private static Map<String, Integer> placed(JobPlan plan) {
        JobPlan.Annotations annotations = plan.annotations();
        return annotations == null
                ? Map.of()
                : annotations.groups().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, group ->
                        (int) group.getValue().place()));
    }

    /** How many allocations it gets, over all its groups. */
    public int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * What its clients can ask for as Consul does: the path of the first check over HTTP that is at its service's own port, without
     * TLS, and sends nothing that its clients do not know; empty if there is none.
     */
    public Optional<ServicePage> page() {
        List<AnnouncedService> services = AnnouncedService.of(spec);
        return services.stream()
                .filter(service -> service.page().isPresent())
                .findFirst()
                .map(service ->
                        new ServicePage(service.name(), service.page().orElseThrow(), instances(service, services)));
    }

    private int instances(AnnouncedService of, List<AnnouncedService> services) {
        return services.stream()
                .filter(service -> service.name().equals(of.name()))
                .mapToInt(service -> counts.getOrDefault(service.group(), 0))
                .sum();
    }

    /** What is not meant to last cannot be expected to be there again after a loss. */
    static void requireLasting(JobFile file, JobSpec spec) {
        if (spec.type().endsWith("batch")) {
            throw new JobFileException("%s: job %s is of type %s, which ends by itself; expected type service or system"
                    .formatted(file.name(), spec.id(), spec.type()));
        }
    }

    /** A task that names none is left to Nomad, which says so. */
    private static void requireDrivers(Cluster cluster, JobFile file, JobSpec spec) {
        List<NodeStub> clients = cluster.nomad().nodes().list();
        for (JsonNode task : JobParts.tasks(spec)) {
            String driver = task.path("Driver").asText("");
            if (!driver.isEmpty() && clients.stream().noneMatch(client -> client.hasHealthyDriver(driver))) {
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
}
