package io.nonet.chaos;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Service;
import io.nonet.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A fault of one service on a node; the machine and its other services live on.
 *
 * @param node the node's name
 */
public record ProcessFault(String node, Service service, Action action) implements Fault {
    public ProcessFault {
        requireNonNull(node, "node");
        requireNonNull(service, "service");
        requireNonNull(action, "action");
    }

    /** What is done to the process; healing starts it again, or lets it go on. */
    public enum Action {
        /** SIGKILL, and down until healed. */
        KILL,
        /** SIGTERM, and down until healed. */
        STOP,
        /** SIGSTOP: the process stands still, its connections stay open. */
        PAUSE,
        /** SIGTERM, and started again at once; there is nothing to heal. */
        RESTART
    }

    @Override
    public String kind() {
        return action.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String deed() {
        return switch (action) {
            case KILL -> "SIGKILL";
            case STOP -> "SIGTERM";
            case PAUSE -> "SIGSTOP";
            case RESTART -> "SIGTERM, and started again";
        };
    }

    @Override
    public Optional<String> onMachine() {
        return Optional.of(node);
    }

    @Override
    public void check(Topology topology) {
        topology.node(node);
    }

    @Override
    public List<String> targets() {
        return List.of(node + "/" + service.label());
    }
}
