package io.nonet.scenarios.assertions;

import io.nonet.client.nomad.Allocation;
import io.nonet.scenarios.workload.RunningJob;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what became of a job. */
public final class RunningJobAssert extends AbstractAssert<RunningJobAssert, RunningJob> {
    RunningJobAssert(RunningJob actual) {
        super(actual, RunningJobAssert.class);
    }

    /** As many allocations, no more and no less, run and pass all checks of the job's services in Consul. */
    public RunningJobAssert hasHealthyAllocations(int count) {
        isNotNull();
        List<Allocation> healthy = actual.healthy();
        if (healthy.size() != count) {
            failWithMessage(
                    "Expected job %s to have %d healthy allocations, but it had %d:%n%s",
                    actual.id(), count, healthy.size(), listed(actual.allocations()));
        }
        return this;
    }

    /** No two allocations of one name run that are meant to: what was replaced does not go on, or come back, beside it. */
    public RunningJobAssert withoutOverlap() {
        isNotNull();
        boolean onEachNode = actual.spec().json().path("Type").asText("").startsWith("sys");
        List<Allocation> overlapping = Overlap.among(actual.allocations(), onEachNode);
        if (!overlapping.isEmpty()) {
            failWithMessage(
                    "Expected job %s to run one allocation of each name, but it runs:%n%s",
                    actual.id(), listed(overlapping));
        }
        return this;
    }

    private static String listed(List<Allocation> allocations) {
        return allocations.isEmpty()
                ? "  (none on record)"
                : allocations.stream()
                        .map(allocation -> "  - %s %s on %s: %s, meant to %s"
                                .formatted(
                                        allocation.name(),
                                        allocation.id(),
                                        allocation.nodeName(),
                                        allocation.clientStatus(),
                                        allocation.desiredStatus()))
                        .collect(Collectors.joining("\n"));
    }
}
