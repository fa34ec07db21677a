package io.nonet.chaos;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.Topology;
import java.util.List;

/**
 * A whole machine is down, as after a power cut: all its processes end at once. Healing starts it again, with the same
 * address, name and files.
 *
 * @param node the node's name
 */
public record MachineFault(String node) implements Fault {
    public MachineFault {
        requireNonNull(node, "node");
    }

    @Override
    public String kind() {
        return "machine-down";
    }

    @Override
    public String deed() {
        return "all its processes end at once";
    }

    @Override
    public void check(Topology topology) {
        topology.node(node);
    }

    @Override
    public List<String> targets() {
        return List.of(node);
    }
}
