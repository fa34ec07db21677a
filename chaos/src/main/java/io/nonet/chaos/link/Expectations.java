package io.nonet.chaos.link;

import io.nonet.chaos.link.ProbeResult.Kind;
import io.nonet.topology.Link;
import io.nonet.topology.LinkTable;
import io.nonet.topology.ListenedLink;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Port;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What to try to see a fault bite, and what each attempt must come to. */
final class Expectations {
    /** Those whose listener answers a hello with data; the others hang up, which a black hole on the way back lets by. */
    private static final Set<Port> ANSWERING = Set.of(Port.CONSUL_RPC, Port.NOMAD_RPC, Port.NOMAD_HTTPS);

    private static final int FEW_DATAGRAMS = 3;
    /** Enough to tell a share: with four standard deviations either way one run in 15 000 is wrong. */
    private static final int MANY_DATAGRAMS = 200;

    private static final int DEVIATIONS = 4;

    private Expectations() {}

    static Map<ProbeTarget, Expectation> of(Topology topology, LinkFault fault) {
        Map<ProbeTarget, Expectation> expected = new LinkedHashMap<>();
        Scope scope = fault.scope();
        for (ListenedLink listened : LinkTable.of(topology).all()) {
            Link link = listened.link();
            if (scope.tcp() && scope.includes(link.port())) {
                ProbeTarget target = new ProbeTarget(link.from(), link.to(), link.port(), 0);
                tcp(fault, link).ifPresent(expectation -> expected.put(target, expectation));
            }
        }
        if (scope.udp()) {
            fault.partition()
                    .ways()
                    .forEach(way -> udp(expected, fault, topology.node(way.from()), topology.node(way.to())));
        }
        return expected;
    }

    private static Optional<Expectation> tcp(LinkFault fault, Link link) {
        Way sent = new Way(link.from().name(), link.to().name());
        boolean up = fault.partition().ways().contains(sent);
        boolean down = fault.partition().ways().contains(sent.reversed()) && ANSWERING.contains(link.port());
        Effect effect = fault.effect();
        if (effect instanceof Effect.Drop && up) {
            return Optional.of(result -> result.kind() == Kind.SILENT);
        }
        if (effect instanceof Effect.Drop && down) {
            return Optional.of(result -> result.kind() != Kind.DATA);
        }
        if (effect instanceof Effect.Refuse && up) {
            return Optional.of(result -> result.kind() == Kind.REFUSED);
        }
        if (effect instanceof Effect.Latency latency && (up || down)) {
            long least = latency.latency().minus(latency.jitter()).toMillis() * (up && down ? 2 : 1);
            return Optional.of(result -> result.arrived() && result.millis() >= least);
        }
        return Optional.empty();
    }

    private static void udp(Map<ProbeTarget, Expectation> expected, LinkFault fault, NodeSpec from, NodeSpec to) {
        Effect effect = fault.effect();
        if (effect instanceof Effect.Latency) {
            return;
        }
        int datagrams = effect instanceof Effect.Loss ? MANY_DATAGRAMS : FEW_DATAGRAMS;
        Expectation expectation = effect instanceof Effect.Loss loss ? lost(loss) : result -> result.answered() == 0;
        if (fault.scope().includes(Port.CONSUL_SERF)) {
            expected.put(new ProbeTarget(from, to, Port.CONSUL_SERF, datagrams), expectation);
        }
        if (fault.scope().includes(Port.NOMAD_SERF)
                && from.role() == Role.NOMAD_SERVER
                && to.role() == Role.NOMAD_SERVER) {
            expected.put(new ProbeTarget(from, to, Port.NOMAD_SERF, datagrams), expectation);
        }
    }

    private static Expectation lost(Effect.Loss loss) {
        double share = loss.percent() / 100.0;
        double mean = MANY_DATAGRAMS * share;
        double deviation = Math.sqrt(MANY_DATAGRAMS * share * (1 - share));
        return result -> Math.abs(MANY_DATAGRAMS - result.answered() - mean) <= DEVIATIONS * deviation;
    }
}
