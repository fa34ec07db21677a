package io.nonet.scenarios.assertions;

import io.nonet.client.nomad.Allocation;
import io.nonet.scenarios.workload.AllocationHealth;
import io.nonet.scenarios.workload.RunningJob;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what became of a job. */
public final class RunningJobAssert extends AbstractAssert<RunningJobAssert, RunningJob> {
    RunningJobAssert(RunningJob actual) {
        super(actual, RunningJobAssert.class);
    }

    /**
     * As many allocations, no more and no less, run and are meant to, and each of them passes all checks of the job's services in
     * Consul. One that is told to stop may still be finishing its work, and does not count.
     */
    public RunningJobAssert hasHealthyAllocations(int count) {
        isNotNull();
        List<AllocationHealth> all = actual.health();
        long healthy = all.stream().filter(AllocationHealth::isHealthy).count();
        if (healthy != count) {
            failWithMessage(
                    "Expected job %s to have %d healthy allocations, but it had %d:%n%s",
                    actual.id(), count, healthy, listed(all, AllocationHealth::toString));
        }
        long running = all.stream()
                .map(AllocationHealth::allocation)
                .filter(RunningJob::isMeantToRunAndDoes)
                .count();
        if (running != count) {
            failWithMessage(
                    "Expected job %s to have %d healthy allocations and to run no other, but it runs %d:%n%s",
                    actual.id(), count, running, listed(all, AllocationHealth::toString));
        }
        return this;
    }

    /**
     * No two allocations of one name run that are meant to: what was replaced does not go on, or come back, beside it. Fails where
     * the job has no allocation on record, ended ones included, since that shows nothing.
     */
    public RunningJobAssert withoutOverlap() {
        isNotNull();
        boolean onEachNode = actual.spec().json().path("Type").asText("").startsWith("sys");
        List<Allocation> all = actual.allocations();
        if (all.isEmpty()) {
            failWithMessage(
                    "Expected job %s to run one allocation of each name, but it has none on record", actual.id());
        }
        List<Allocation> overlapping = Overlap.among(all, onEachNode);
        if (!overlapping.isEmpty()) {
            failWithMessage(
                    "Expected job %s to run one allocation of each name, but it runs:%n%s",
                    actual.id(), listed(overlapping, RunningJobAssert::words));
        }
        return this;
    }

    private static <T> String listed(List<T> what, Function<T, String> words) {
        return what.isEmpty()
                ? "  (none on record)"
                : what.stream().map(one -> "  - " + words.apply(one)).collect(Collectors.joining("\n"));
    }

    private static String words(Allocation allocation) {
        return "%s %s on %s: %s, meant to %s"
                .formatted(
                        allocation.name(),
                        allocation.id(),
                        allocation.nodeName(),
                        allocation.clientStatus(),
                        allocation.desiredStatus());
    }
}
