package io.nonet.junit;

import io.nonet.observe.Judged;
import io.nonet.observe.Verdict;

/**
 * A scenario's checks may hold, but they prove nothing: its fault did not bite, or its traffic was too thin to notice.
 *
 * <p>JUnit counts it as a failure; the record says {@link io.nonet.observe.Verdict#VACUOUS}.
 */
public final class VacuousScenarioError extends AssertionError implements Judged {
    private static final long serialVersionUID = 1L;

    VacuousScenarioError(String premise, Throwable cause) {
        super("This run proves nothing, since it did not hold that " + premise + ": " + cause.getMessage(), cause);
    }

    @Override
    public Verdict verdict() {
        return Verdict.VACUOUS;
    }
}
