package io.nonet.observe;

/** How a run ended. */
public enum Verdict {
    /** Every check held, and could have failed. */
    PASSED,
    /** A check did not hold. */
    FAILED,
    /** Nothing was shown either way, such as a judge out of time. */
    INCONCLUSIVE,
    /** The checks held, but nothing tested them: a fault did not bite, or the traffic was too thin. */
    VACUOUS,
    /** The environment can't do what the scenario needs. */
    UNSUPPORTED
}
