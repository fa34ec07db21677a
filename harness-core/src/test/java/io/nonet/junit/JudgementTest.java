package io.nonet.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.observe.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

class JudgementTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new AssertionError("wrong"), Verdict.FAILED),
                Arguments.of(new IllegalStateException("broken"), Verdict.FAILED),
                Arguments.of(new TestAbortedException("not shown"), Verdict.INCONCLUSIVE),
                Arguments.of(new VacuousScenarioError("it bit", new AssertionError("no")), Verdict.VACUOUS),
                Arguments.of(new EnvironmentUnusableException("no engine", "start one"), Verdict.UNSUPPORTED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void givesEachEndItsVerdictAndReason(Throwable failure, Verdict verdict) {
        assertThat(Judgement.of(failure).verdict()).isEqualTo(verdict);
        assertThat(Judgement.of(failure).reason()).isEqualTo(failure.getMessage());
    }

    @Test
    void namesTheTypeOfAFailureWithoutWords() {
        assertThat(Judgement.of(new IllegalStateException()).reason()).isEqualTo("java.lang.IllegalStateException");
    }
}
