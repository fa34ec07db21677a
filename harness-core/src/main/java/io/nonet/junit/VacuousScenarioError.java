package io.nonet.junit;

/**
 * A scenario's checks may hold, but they prove nothing: its fault did not bite, or its traffic was too thin to notice.
 *
 * <p>JUnit counts it as a failure; the record says {@link io.nonet.observe.Verdict#VACUOUS}.
 */
public final class VacuousScenarioError extends AssertionError {
    private static final long serialVersionUID = 1L;

    VacuousScenarioError(String premise, Throwable cause) {
        super("This run proves nothing, since it did not hold that " + premise + ": " + cause.getMessage(), cause);
    }
}
