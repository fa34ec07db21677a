package io.nonet.scenarios.workload;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.client.nomad.JobSpec;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** What the times in a job's file mean for those who wait for it. */
public record JobTimes(JobSpec spec) {
    /** As in {@code DefaultMigrateStrategy} in {@code api/tasks.go} of Nomad 1.4.3. */
    private static final Duration HEALTHY_DEADLINE = Duration.ofMinutes(5);

    private static final Duration SHORTEST_DRAIN = Duration.ofMinutes(1);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);
    /** For services without a check. */
    private static final Duration SHORTEST_LOOK = Duration.ofSeconds(2);

    public JobTimes {
        requireNonNull(spec, "spec");
    }

    /**
     * Within this time a client is left in peace: allocations there × the longest {@code healthy_deadline} of {@code migrate}, for
     * they may leave one after the other; at least 1 min, for a busy machine, and at most 10 min.
     *
     * @param allocations how many are there
     */
    public Duration drainDeadline(int allocations) {
        Duration all = JobParts.groups(spec).stream()
                .map(this::healthyDeadline)
                .max(Comparator.naturalOrder())
                .orElse(HEALTHY_DEADLINE)
                .multipliedBy(allocations);
        return shorter(LONGEST_DRAIN, longer(SHORTEST_DRAIN, all));
    }

    private Duration healthyDeadline(JsonNode group) {
        return Stream.of(group, spec.json())
                .map(part -> part.path("Migrate").path("HealthyDeadline").asLong())
                .filter(nanos -> nanos > 0)
                .findFirst()
                .map(Duration::ofNanos)
                .orElse(HEALTHY_DEADLINE);
    }

    /**
     * How long what passes has to go on passing, since Consul calls a task healthy that died since its last check: 2 × the longest
     * interval and timeout of a check in the file, at least 2 s.
     */
    public Duration look() {
        return AnnouncedService.of(spec).stream()
                .flatMap(service -> service.checks().stream())
                .map(check -> check.round().multipliedBy(2))
                .reduce(SHORTEST_LOOK, JobTimes::longer);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
