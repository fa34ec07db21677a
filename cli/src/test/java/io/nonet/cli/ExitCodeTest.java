package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.MachineException;
import io.nonet.observe.Judged;
import io.nonet.observe.Verdict;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.file.TopologyFile;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void surroundingsThatCannotBeUsedAreTold() {
        assertThat(ExitCode.of(new EnvironmentUnusableException("x", "y"))).isEqualTo(3);
        assertThat(ExitCode.of(new MachineException("consul-0", "is down"))).isEqualTo(3);
    }

    @Test
    void wrongInputIsWrongUse() {
        assertThat(ExitCode.of(thrownBy(() -> Topology.nineNodes().node("none"))))
                .isEqualTo(64);
        assertThat(ExitCode.of(thrownBy(() -> Subnet.parse("none")))).isEqualTo(64);
        assertThat(ExitCode.of(thrownBy(() -> TopologyFile.parse("file", "name: ["))))
                .isEqualTo(64);
        assertThat(ExitCode.of(new WrongFileException("x", new IllegalStateException())))
                .isEqualTo(64);
    }

    @Test
    void whatShowsNothingIsNeitherSuccessNorFailure() {
        assertThat(ExitCode.of(new Vacuous())).isEqualTo(2);
        assertThat(ExitCode.of(Verdict.VACUOUS)).isEqualTo(2);
        assertThat(ExitCode.of(Verdict.INCONCLUSIVE)).isEqualTo(2);
        assertThat(ExitCode.of(Verdict.FAILED)).isEqualTo(1);
        assertThat(ExitCode.of(Verdict.PASSED)).isZero();
    }

    @Test
    void anythingElseIsOurOwnFault() {
        assertThat(ExitCode.of(new IllegalStateException("x"))).isEqualTo(70);
        assertThat(ExitCode.of(new NoClassDefFoundError("x"))).isEqualTo(70);
    }

    private static Throwable thrownBy(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("It did not throw");
    }

    private static final class Vacuous extends RuntimeException implements Judged {
        private static final long serialVersionUID = 1;

        @Override
        public Verdict verdict() {
            return Verdict.VACUOUS;
        }
    }
}
