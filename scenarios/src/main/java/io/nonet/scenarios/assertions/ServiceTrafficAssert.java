package io.nonet.scenarios.assertions;

import io.nonet.scenarios.workload.Answered;
import io.nonet.scenarios.workload.ServiceTraffic;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what clients of a service got. */
public final class ServiceTrafficAssert extends AbstractAssert<ServiceTrafficAssert, ServiceTraffic> {
    private static final int SHOWN = 10;

    ServiceTrafficAssert(ServiceTraffic actual) {
        super(actual, ServiceTrafficAssert.class);
    }

    /**
     * There were requests, and each that has ended got a good answer; fails where there were none, since that shows nothing. How many
     * are enough depends on what is tested: see {@link #hasGoodAnswers}.
     */
    public ServiceTrafficAssert hasNoFailures() {
        isNotNull();
        List<Answered> requests = actual.requests();
        List<Answered> failures = requests.stream().filter(Answered::isFailure).toList();
        if (requests.isEmpty()) {
            failWithMessage("Expected requests without failures, but there was no request at all");
        }
        if (!failures.isEmpty()) {
            failWithMessage(
                    "Expected each of %d requests to get a good answer, but %d did not:%n%s%s",
                    requests.size(), failures.size(), firstOf(failures), failures.size() > SHOWN ? "\n  …" : "");
        }
        return this;
    }

    /** At least so many requests that have ended got a good answer, so that the clients would have noticed something. */
    public ServiceTrafficAssert hasGoodAnswers(int atLeast) {
        isNotNull();
        List<Answered> requests = actual.requests();
        long good = requests.stream().filter(answer -> !answer.isFailure()).count();
        if (good < atLeast) {
            failWithMessage(
                    "Expected at least %d good answers, but of %d requests %d got one", atLeast, requests.size(), good);
        }
        return this;
    }

    private static String firstOf(List<Answered> failures) {
        return failures.stream().limit(SHOWN).map(failure -> "  - " + failure).collect(Collectors.joining("\n"));
    }
}
