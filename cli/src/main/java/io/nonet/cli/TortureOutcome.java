package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.schedule.ScheduleResult;
import io.nonet.observe.Verdict;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What came of one run of a schedule.
 *
 * @param workload what its clients saw, judged; empty if there are none
 * @param check the exit code of the check; empty if there is none, or the cluster was not ready for it
 */
record TortureOutcome(ScheduleResult result, Optional<WorkloadOutcome> workload, OptionalInt check) {
    TortureOutcome {
        requireNonNull(result, "result");
        requireNonNull(workload, "workload");
        requireNonNull(check, "check");
    }

    /** What it failed by, the worst first: one word that is the same for runs that fail in the same way. */
    enum Failure {
        NOT_HEALED("a fault was not seen to be healed", Verdict.FAILED),
        NOT_READY("the cluster was not ready again in time", Verdict.FAILED),
        VIOLATION("clients saw what must not be", Verdict.FAILED),
        CHECK("the check failed", Verdict.FAILED),
        VACUOUS("a fault did not bite, so nothing is shown", Verdict.VACUOUS),
        NOT_INJECTED("a fault could not be injected, so less is shown than was to be", Verdict.INCONCLUSIVE),
        THIN("too few calls were acknowledged, so nothing is shown", Verdict.VACUOUS),
        UNKNOWN("it could not be told whether clients saw what must not be", Verdict.INCONCLUSIVE);

        private final String words;
        private final Verdict verdict;

        Failure(String words, Verdict verdict) {
            this.words = words;
            this.verdict = verdict;
        }

        String words() {
            return words;
        }
    }

    /** What it failed by; empty if all is well. */
    Optional<Failure> failure() {
        return Stream.of(
                        result.failure().map(TortureOutcome::of),
                        workload.flatMap(TortureOutcome::of),
                        check.orElse(0) == 0 ? Optional.<Failure>empty() : Optional.of(Failure.CHECK))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    Verdict verdict() {
        return failure().map(failure -> failure.verdict).orElse(Verdict.PASSED);
    }

    /** In a sentence. */
    String reason() {
        return failure().map(Failure::words).orElse("every fault was proved and healed, and the cluster is ready again")
                + " ("
                + TortureText.summary(result)
                + workload.map(judged -> "; what clients saw: " + judged.reason())
                        .orElse("") + ")";
    }

    private static Optional<Failure> of(WorkloadOutcome workload) {
        return switch (workload.kind()) {
            case OK -> Optional.empty();
            case VIOLATION -> Optional.of(Failure.VIOLATION);
            case VACUOUS -> Optional.of(Failure.THIN);
            case UNKNOWN -> Optional.of(Failure.UNKNOWN);
        };
    }

    private static Failure of(ScheduleResult.Failure failure) {
        return switch (failure) {
            case NOT_HEALED -> Failure.NOT_HEALED;
            case NOT_READY -> Failure.NOT_READY;
            case VACUOUS -> Failure.VACUOUS;
            case NOT_INJECTED -> Failure.NOT_INJECTED;
        };
    }
}
