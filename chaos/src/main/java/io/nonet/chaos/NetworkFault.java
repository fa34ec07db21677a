package io.nonet.chaos;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.link.Effect;
import io.nonet.chaos.link.LinkFault;
import io.nonet.chaos.link.Partition;
import io.nonet.chaos.link.Scope;
import io.nonet.topology.Topology;
import java.util.List;

/**
 * A fault of what nodes send each other.
 *
 * @param links which links, and what happens on them
 */
public record NetworkFault(LinkFault links) implements Fault {
    public NetworkFault {
        requireNonNull(links, "links");
    }

    /** All that agents send on these ways vanishes. */
    public static NetworkFault drop(Partition partition) {
        return new NetworkFault(LinkFault.drop(partition));
    }

    /** Connections on these ways are refused. */
    public static NetworkFault refuse(Partition partition) {
        return new NetworkFault(LinkFault.refuse(partition));
    }

    /** An effect on a part of the traffic. */
    public static NetworkFault of(Partition partition, Scope scope, Effect effect) {
        return new NetworkFault(new LinkFault(partition, scope, effect));
    }

    @Override
    public String kind() {
        return links.effect().kind();
    }

    @Override
    public String deed() {
        return links.effect() + ", " + links.scope();
    }

    @Override
    public void check(Topology topology) {
        links.check(topology);
    }

    @Override
    public List<String> targets() {
        return List.of(links.partition().description());
    }
}
