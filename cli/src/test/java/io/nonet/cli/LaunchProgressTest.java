package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Observation;
import io.nonet.observe.Observation.NodeState;
import io.nonet.observe.Observation.Phase;
import io.nonet.observe.Observation.State;
import io.nonet.observe.TimedObservation;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaunchProgressTest {
    private static final Topology SMALL =
            Topology.builder().consulServers(1).nomadServers(1).nomadClients(0).build();
    private static final TimedObservation<?> STARTED =
            at(1.5, new NodeState("consul-0", Optional.empty(), State.STARTING));
    private static final TimedObservation<?> CONSUL =
            at(2.5, new NodeState("consul-0", Optional.of("consul"), State.UP));
    private static final TimedObservation<?> PHASE = at(3, new Phase("machines", Duration.ofMillis(1500)));

    @Test
    void plainProgressIsALineForEachThing() {
        TestingTerminal terminal = TestingTerminal.plain();
        PlainProgress progress = new PlainProgress(terminal.terminal());

        progress.seen(STARTED);
        progress.seen(CONSUL);
        progress.seen(PHASE);

        assertThat(terminal.said())
                .isEqualTo("  1.50 s  consul-0: machine starting\n"
                        + "  2.50 s  consul-0: consul up\n"
                        + "  3.00 s  [machines] took 1.50 s\n");
        assertThat(terminal.data()).isEmpty();
    }

    @Test
    void liveProgressIsDrawnOverItself() {
        TestingTerminal terminal = new TestingTerminal(true, false);
        LiveProgress progress = new LiveProgress(terminal.terminal(), SMALL);

        progress.seen(STARTED);
        progress.seen(CONSUL);
        progress.seen(PHASE);

        String last = terminal.said().substring(terminal.said().lastIndexOf("\u001b[3A"));
        assertThat(last)
                .isEqualTo("\u001b[3A"
                        + "  consul-0        machine up  consul up\u001b[K\n"
                        + "  nomad-server-0  machine ..  consul ..  nomad ..\u001b[K\n"
                        + "3.00 s  (machines 1.50 s)\u001b[K\n\u001b[?7h");
    }

    @Test
    void coloursAreLeftOutWhereTheyAreNotWanted() {
        TestingTerminal without = new TestingTerminal(true, false);
        TestingTerminal with = new TestingTerminal(true, true);

        new LiveProgress(without.terminal(), SMALL).seen(CONSUL);
        new LiveProgress(with.terminal(), SMALL).seen(CONSUL);

        assertThat(without.said()).doesNotContain("\u001b[32m", "\u001b[2m");
        assertThat(with.said()).contains("\u001b[32mconsul up\u001b[0m");
    }

    private static TimedObservation<?> at(double seconds, Observation observation) {
        return new TimedObservation<>(
                Instant.parse("2030-01-01T00:00:00Z"), Math.round(seconds * 1_000_000_000), observation);
    }
}
