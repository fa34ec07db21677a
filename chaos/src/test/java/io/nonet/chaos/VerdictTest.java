package io.nonet.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Verdict;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void aFaultThatDoesNotBiteIsVacuous() {
        assertThat(new VacuousFaultException("it got through", new FaultException("it got through")).verdict())
                .isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void aFaultThatDoesNotExistHereIsUnsupported() {
        assertThat(new UnsupportedFaultException("no netem").verdict()).isEqualTo(Verdict.UNSUPPORTED);
    }
}
