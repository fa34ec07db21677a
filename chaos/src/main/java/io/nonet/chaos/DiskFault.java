package io.nonet.chaos;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Service;
import io.nonet.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The disk under one server's database fails: what the agent writes there. Only that agent is hit, by tracing its calls;
 * what other processes of the machine write goes on, and so does what the agent itself writes by plain {@code write}: logs,
 * and snapshots.
 *
 * @param node the node's name
 */
public record DiskFault(String node, Service service, Failure failure) implements Fault {
    public DiskFault {
        requireNonNull(node, "node");
        requireNonNull(service, "service");
        requireNonNull(failure, "failure");
    }

    /** How it fails. */
    public enum Failure {
        /** No room: writes end with ENOSPC. */
        FULL,
        /** Writes and syncs hang until healed, each for 1000 s at most. */
        STALL
    }

    @Override
    public String kind() {
        return "disk-" + mode();
    }

    @Override
    public String deed() {
        return switch (failure) {
            case FULL -> "writes end with ENOSPC";
            case STALL -> "writes and syncs hang";
        };
    }

    @Override
    public void check(Topology topology) {
        topology.node(node);
    }

    @Override
    public List<String> targets() {
        return List.of(node + "/" + service.label());
    }

    @Override
    public Optional<String> onMachine() {
        return Optional.of(node);
    }

    String mode() {
        return failure.name().toLowerCase(Locale.ROOT);
    }
}
