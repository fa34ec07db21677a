package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.junit.ScenarioDescription;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioRunsTest {
    private static final AtomicInteger TIMES = new AtomicInteger();

    private final TestingTerminal terminal = TestingTerminal.plain();

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() {
        TIMES.set(0);
    }

    @Test
    void allIsRunSoManyTimes() {
        assertThat(run(Failing.class)).isEqualTo(ExitCode.FAILED);
        assertThat(TIMES).hasValue(3);
    }

    @Test
    void whatIsWrongWithTheInputIsToldOnce() {
        assertThat(run(WronglyAsked.class)).isEqualTo(ExitCode.USAGE);
        assertThat(TIMES).hasValue(1);
    }

    @Test
    void nothingRunsAfterWhatIsWrongWithTheInput() {
        assertThat(run(WronglyAsked.class, Failing.class)).isEqualTo(ExitCode.USAGE);
        assertThat(TIMES).hasValue(1);
    }

    private int run(Class<?>... tests) {
        Surroundings surroundings = new Surroundings(terminal.terminal(), Clock.systemUTC(), folder, Map.of(), () -> {
            throw new EnvironmentUnusableException("No engine.", "Start one.");
        });
        List<ScenarioDescription> scenarios = Stream.of(tests)
                .map(test ->
                        new ScenarioDescription(test, "x", "X.", Duration.ZERO, Topology.nineNodes(), false, false))
                .toList();
        return new ScenarioRuns(surroundings, scenarios, 3, Optional.empty()).run();
    }

    /** Only for the test above, which runs it by JUnit; by its name Maven does not. */
    static final class Failing {
        @Test
        void fails() {
            TIMES.incrementAndGet();
            throw new AssertionError("expected");
        }
    }

    static final class WronglyAsked {
        @Test
        void refuses() {
            TIMES.incrementAndGet();
            throw new TopologyException("name", "another one", "this one");
        }
    }
}
