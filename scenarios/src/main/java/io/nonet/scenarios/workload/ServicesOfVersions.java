package io.nonet.scenarios.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.JobSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What allocations announce in Consul by the version of the job that they run, each asked for once; not thread-safe. */
final class ServicesOfVersions {
    private final Function<String, Optional<JobSpec>> specs;
    private final Map<Version, Optional<List<AnnouncedService>>> services = new HashMap<>();

    /** @param specs tells the newest version of a job by its id, with its number; empty if it is not on record */
    ServicesOfVersions(Function<String, Optional<JobSpec>> specs) {
        this.specs = requireNonNull(specs, "specs");
    }

    /** By the id of an allocation; without those whose version was not the newest one any more when it was first seen. */
    Map<String, List<AnnouncedService>> of(List<Allocation> allocations) {
        Map<String, List<AnnouncedService>> found = new HashMap<>();
        for (Allocation allocation : allocations) {
            Version version = new Version(allocation.jobId(), Optional.ofNullable(allocation.jobVersion()));
            services.computeIfAbsent(version, this::ask).ifPresent(known -> found.put(allocation.id(), known));
        }
        return found;
    }

    private Optional<List<AnnouncedService>> ask(Version version) {
        return specs.apply(version.job)
                .filter(spec -> version.number.equals(
                        Optional.of(spec.json().path("Version").asLong())))
                .map(AnnouncedService::ofAllTasks);
    }

    private record Version(String job, Optional<Long> number) {}
}
