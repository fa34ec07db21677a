package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Observation.NodeState;
import io.nonet.observe.Observation.Phase;
import io.nonet.observe.Observation.State;
import io.nonet.observe.ObservationListener;
import io.nonet.observe.TimedObservation;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A launch's progress as a line for each node, drawn over as things happen.
 *
 * <p>Not safe for use by several threads by itself; a timeline calls its listeners one at a time.
 */
final class LiveProgress implements ObservationListener {
    /** With more nodes the lines may not fit the screen, and then cannot be drawn over. */
    static final int MOST_NODES = 18;

    private static final String MACHINE = "machine";
    /** A line that wraps would take two of the lines that are drawn over. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final String TO_END_CLEAR = "\u001b[K\n";
    private static final String GREEN = "\u001b[32m";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final Terminal terminal;
    private final Topology topology;
    private final Set<String> up = new HashSet<>();
    private final List<String> phases = new ArrayList<>();
    private int drawn;

    LiveProgress(Terminal terminal, Topology topology) {
        this.terminal = requireNonNull(terminal);
        this.topology = requireNonNull(topology);
    }

    @Override
    public void seen(TimedObservation<?> seen) {
        if (seen.observation() instanceof NodeState state) {
            mark(state);
        } else if (seen.observation() instanceof Phase phase) {
            phases.add(phase.name() + " " + Words.precise(phase.duration()));
        } else {
            return;
        }
        draw(Duration.ofNanos(seen.nanos()));
    }

    private void mark(NodeState state) {
        String part = state.node() + "/" + state.service().orElse(MACHINE);
        if (state.state() == State.DOWN) {
            up.remove(part);
        } else {
            // A machine is told of when it has started; what is in it is told of apart.
            up.add(part);
        }
    }

    private void draw(Duration sinceStart) {
        StringBuilder text = new StringBuilder(NO_WRAP);
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        List<String> lines = lines(sinceStart);
        lines.forEach(line -> text.append(line).append(TO_END_CLEAR));
        drawn = lines.size();
        terminal.draw(text.append(WRAP).toString());
    }

    private List<String> lines(Duration sinceStart) {
        int width = topology.nodes().stream()
                .mapToInt(node -> node.name().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (NodeSpec node : topology.nodes()) {
            String name = node.name() + " ".repeat(width - node.name().length());
            lines.add("  " + name + "  " + part(node, MACHINE) + "  " + part(node, "consul")
                    + (node.role().runsNomad() ? "  " + part(node, "nomad") : ""));
        }
        lines.add(Words.precise(sinceStart) + (phases.isEmpty() ? "" : "  (" + String.join(", ", phases) + ")"));
        return lines;
    }

    private String part(NodeSpec node, String part) {
        boolean there = up.contains(node.name() + "/" + part);
        String text = part + (there ? " up" : " ..");
        return terminal.colours() ? (there ? GREEN : DIM) + text + PLAIN : text;
    }
}
