package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.Link;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One effect on a part of the traffic of some ways; a pure value.
 *
 * @param partition the ways that it hits
 */
public record LinkFault(Partition partition, Scope scope, Effect effect) {
    public LinkFault {
        requireNonNull(partition, "partition");
        requireNonNull(scope, "scope");
        requireNonNull(effect, "effect");
    }

    /** A black hole for all traffic of these ways. */
    public static LinkFault drop(Partition partition) {
        return new LinkFault(partition, Scope.ALL, new Effect.Drop());
    }

    /** Refusal on these ways. */
    public static LinkFault refuse(Partition partition) {
        return new LinkFault(partition, Scope.ALL, new Effect.Refuse());
    }

    /** Why there is no such fault on machines of this kind; empty if there is. */
    public Optional<String> unsupported() {
        if (!scope.tcp() && !effect.hitsUdp()) {
            return Optional.of("Datagrams know no " + effect.kind()
                    + " here: Toxiproxy speaks TCP only. They can be lost, or dropped, and where the kernel has netem they"
                    + " can be late.");
        }
        if (!scope.udp() && !effect.hitsTcp()) {
            return Optional.of("TCP does not lose: what is lost below it is sent again. Use a drop, or a latency.");
        }
        return Optional.empty();
    }

    /** Whether it needs the kernel's netem, which not every kernel has. */
    boolean delaysUdp() {
        return hitsUdp() && effect instanceof Effect.Latency;
    }

    /** The same, of TCP only. */
    LinkFault withoutUdp() {
        return new LinkFault(partition, new Scope(Scope.Protocols.TCP, scope.services()), effect);
    }

    /** Whether the packet filter takes datagrams away. */
    boolean losesUdp() {
        return hitsUdp() && !delaysUdp();
    }

    boolean hitsTcp() {
        return scope.tcp() && effect.hitsTcp();
    }

    boolean hitsUdp() {
        return scope.udp() && effect.hitsUdp();
    }

    /**
     * Checks that every node is one of this topology, or the host.
     *
     * @throws TopologyException if one is not; lists those there are
     */
    public void check(Topology topology) {
        for (Way way : partition.ways()) {
            Stream.of(way.from(), way.to())
                    .filter(name -> !name.equals(Link.HOST))
                    .forEach(topology::node);
        }
    }
}
