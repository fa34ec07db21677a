package io.nonet.junit;

import io.nonet.observe.Judged;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Verdict;
import org.opentest4j.TestAbortedException;

/** What a test's end says about its run. */
final class Judgement {
    private Judgement() {}

    static RunFinished passed() {
        return new RunFinished(Verdict.PASSED, "every check held");
    }

    static RunFinished of(Throwable failure) {
        return new RunFinished(verdict(failure), reason(failure));
    }

    private static Verdict verdict(Throwable failure) {
        if (failure instanceof TestAbortedException) {
            return Verdict.INCONCLUSIVE;
        }
        return failure instanceof Judged judged ? judged.verdict() : Verdict.FAILED;
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getName() : message.strip();
    }
}
