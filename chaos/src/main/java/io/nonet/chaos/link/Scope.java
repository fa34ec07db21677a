package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.Port;
import java.util.Locale;
import java.util.Set;

/**
 * Which part of the traffic on a way a fault may hit; what an effect cannot do to one of both protocols it does to the other
 * alone, as a latency does to TCP.
 */
public record Scope(Protocols protocols, Services services) {
    /** All that agents send each other, and that the host and they do. */
    public static final Scope ALL = new Scope(Protocols.BOTH, Services.ALL);

    public Scope {
        requireNonNull(protocols, "protocols");
        requireNonNull(services, "services");
    }

    /** By protocol. */
    public enum Protocols {
        TCP,
        UDP,
        BOTH
    }

    /** By whose traffic it is. */
    public enum Services {
        CONSUL,
        NOMAD,
        ALL
    }

    boolean tcp() {
        return protocols != Protocols.UDP;
    }

    boolean udp() {
        return protocols != Protocols.TCP;
    }

    boolean includes(Port port) {
        return switch (services) {
            case ALL -> true;
            case CONSUL ->
                Set.of(Port.CONSUL_RPC, Port.CONSUL_SERF, Port.CONSUL_HTTPS).contains(port);
            case NOMAD ->
                Set.of(Port.NOMAD_RPC, Port.NOMAD_SERF, Port.NOMAD_HTTPS).contains(port);
        };
    }

    /** Such as {@code tcp of consul}. */
    @Override
    public String toString() {
        String of = services == Services.ALL ? "" : " of " + services.name().toLowerCase(Locale.ROOT);
        return (protocols == Protocols.BOTH ? "tcp and udp" : protocols.name().toLowerCase(Locale.ROOT)) + of;
    }
}
