package io.nonet.chaos;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.List;

/**
 * A node's clock is wrong. Containers share their host's clock, and droplets keep theirs, so this is never injected: it is
 * {@linkplain UnsupportedFaultException unsupported}, and never passes for done.
 *
 * @param node the node's name
 * @param offset by which the clock would be ahead; negative for behind
 */
public record ClockFault(String node, Duration offset) implements Fault {
    /** The kind in a word. */
    public static final String KIND = "clock-skew";

    public ClockFault {
        requireNonNull(node, "node");
        requireNonNull(offset, "offset");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String deed() {
        return "its clock is " + offset.toMillis() + " ms ahead";
    }

    @Override
    public void check(Topology topology) {
        topology.node(node);
    }

    @Override
    public List<String> targets() {
        return List.of(node);
    }

    /** Why there is none. */
    public static UnsupportedFaultException unsupported() {
        return new UnsupportedFaultException("A container has the clock of its host, and setting that would set it for"
                + " everybody; a droplet's is kept by its own time service, which Nonet leaves alone: there is no clock"
                + " skew.");
    }
}
