package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Observation.NodeState;
import io.nonet.observe.Observation.Phase;
import io.nonet.observe.ObservationListener;
import io.nonet.observe.TimedObservation;
import java.util.Locale;

/** A launch's progress as a line for each thing that happens, for logs and large clusters. */
record PlainProgress(Terminal terminal) implements ObservationListener {
    PlainProgress {
        requireNonNull(terminal, "terminal");
    }

    @Override
    public void seen(TimedObservation<?> seen) {
        String time = String.format(Locale.ROOT, "%6.2f s  ", seen.nanos() / 1e9);
        if (seen.observation() instanceof NodeState node) {
            String state = node.state().name().toLowerCase(Locale.ROOT);
            terminal.say(time + node.node() + ": " + node.service().orElse("machine") + " " + state);
        } else if (seen.observation() instanceof Phase phase) {
            terminal.say(time + "[" + phase.name() + "] took " + Words.precise(phase.duration()));
        }
    }
}
