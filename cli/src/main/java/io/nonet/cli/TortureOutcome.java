package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.schedule.ScheduleResult;
import io.nonet.observe.Verdict;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came of one run of a schedule.
 *
 * @param check the exit code of the check; empty if there is none, or the cluster was not ready for it
 */
record TortureOutcome(ScheduleResult result, OptionalInt check) {
    TortureOutcome {
        requireNonNull(result, "result");
        requireNonNull(check, "check");
    }

    /** What it failed by, the worst first: one word that is the same for runs that fail in the same way. */
    enum Failure {
        NOT_HEALED("a fault was not seen to be healed", Verdict.FAILED),
        NOT_READY("the cluster was not ready again in time", Verdict.FAILED),
        CHECK("the check failed", Verdict.FAILED),
        VACUOUS("a fault did not bite, so nothing is shown", Verdict.VACUOUS),
        NOT_INJECTED("a fault could not be injected, so less is shown than was to be", Verdict.INCONCLUSIVE);

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
        Optional<Failure> run = result.failure().map(TortureOutcome::of);
        boolean worse = run.isPresent() && run.get().compareTo(Failure.CHECK) < 0;
        return worse || check.orElse(0) == 0 ? run : Optional.of(Failure.CHECK);
    }

    Verdict verdict() {
        return failure().map(failure -> failure.verdict).orElse(Verdict.PASSED);
    }

    /** In a sentence. */
    String reason() {
        return failure().map(Failure::words).orElse("every fault was proved and healed, and the cluster is ready again")
                + " ("
                + TortureText.summary(result) + ")";
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
