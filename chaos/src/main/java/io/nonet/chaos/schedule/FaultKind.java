package io.nonet.chaos.schedule;

import io.nonet.chaos.DiskFault.Failure;
import io.nonet.chaos.Fault;
import io.nonet.chaos.ProcessFault.Action;
import io.nonet.topology.Topology;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The kinds of fault that a schedule can be drawn from, each with its weight unless asked otherwise; the only place that
 * lists them.
 *
 * <p>New ones go to the end: the order decides what a seed and given weights lead to.
 */
public enum FaultKind {
    /** Ways between nodes are cut. */
    PARTITION(5),
    /** TCP takes longer. */
    LATENCY(2),
    /** Datagrams are lost. */
    LOSS(1),
    /** An agent is killed, and down until healed. */
    KILL(3),
    /** An agent is asked to end, and down until healed. */
    STOP(1),
    /** An agent stands still. */
    PAUSE(2),
    /** An agent is restarted. */
    RESTART(1),
    /** TCP carries little. */
    BANDWIDTH(1),
    /** A server's database finds no room. */
    DISK_FULL(1),
    /** A server's database hangs. */
    DISK_STALL(1),
    /** A machine is off. */
    MACHINE_DOWN(2);

    private final int weight;

    FaultKind(int weight) {
        this.weight = weight;
    }

    /** The kind in a word, as {@link Fault#kind()} has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All kinds, for a message. */
    static String known() {
        return Arrays.stream(values()).map(FaultKind::label).collect(Collectors.joining(", "));
    }

    int weight() {
        return weight;
    }

    Fault draw(Draw draw, Topology topology) {
        return switch (this) {
            case PARTITION -> RandomFaults.partition(draw, topology);
            case LATENCY -> RandomFaults.latency(draw, topology);
            case LOSS -> RandomFaults.loss(draw, topology);
            case KILL -> RandomFaults.process(draw, topology, Action.KILL);
            case STOP -> RandomFaults.process(draw, topology, Action.STOP);
            case PAUSE -> RandomFaults.process(draw, topology, Action.PAUSE);
            case RESTART -> RandomFaults.process(draw, topology, Action.RESTART);
            case BANDWIDTH -> RandomFaults.bandwidth(draw, topology);
            case DISK_FULL -> RandomFaults.disk(draw, topology, Failure.FULL);
            case DISK_STALL -> RandomFaults.disk(draw, topology, Failure.STALL);
            case MACHINE_DOWN -> RandomFaults.machine(draw, topology);
        };
    }
}
