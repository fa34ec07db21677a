package io.nonet.chaos.link;

import io.nonet.topology.Link;
import io.nonet.topology.LinkTable;
import io.nonet.topology.ListenedLink;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Port;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What to try to see a fault bite, and what each attempt must come to. */
final class Expectations {
    private static final int FEW_DATAGRAMS = 3;
    /**
     * So many are lost on average: with four standard deviations either way, which one run in 15 000 leaves, that is still
     * more than none.
     */
    private static final int LOST_DATAGRAMS = 20;

    private static final int DEVIATIONS = 4;

    private Expectations() {}

    static Map<ProbeTarget, Expectation> of(Topology topology, LinkFault fault) {
        Map<ProbeTarget, Expectation> expected = new LinkedHashMap<>();
        Scope scope = fault.scope();
        for (ListenedLink listened : LinkTable.of(topology).all()) {
            Link link = listened.link();
            if (fault.hitsTcp() && scope.includes(link.port())) {
                TcpExpectation.of(fault, link)
                        .ifPresent(attempt -> expected.put(attempt.target(), attempt.expectation()));
            }
        }
        if (fault.hitsUdp()) {
            fault.partition()
                    .waysBetweenNodes()
                    .forEach(way -> udp(expected, fault, topology.node(way.from()), topology.node(way.to())));
        }
        return expected;
    }

    private static void udp(Map<ProbeTarget, Expectation> expected, LinkFault fault, NodeSpec from, NodeSpec to) {
        Effect effect = fault.effect();
        int datagrams = FEW_DATAGRAMS;
        Expectation expectation = result -> result.answered() == 0;
        if (effect instanceof Effect.Loss loss) {
            datagrams = LOST_DATAGRAMS * 100 / loss.percent();
            expectation = lost(datagrams, loss);
        }
        if (effect instanceof Effect.Latency latency) {
            // What answers is hit by no fault, so only this way counts.
            expectation = Expectation.takes(latency.sure());
        }
        for (Port port : portsOf(from, to)) {
            if (fault.scope().includes(port)) {
                expected.put(
                        effect instanceof Effect.Latency
                                ? ProbeTarget.lateDatagram(from.name(), to, port)
                                : ProbeTarget.datagrams(from.name(), to, port, datagrams),
                        expectation);
            }
        }
    }

    /** At which one node hears datagrams of another. */
    static List<Port> portsOf(NodeSpec from, NodeSpec to) {
        return from.role() == Role.NOMAD_SERVER && to.role() == Role.NOMAD_SERVER
                ? List.of(Port.CONSUL_SERF, Port.NOMAD_SERF)
                : List.of(Port.CONSUL_SERF);
    }

    private static Expectation lost(int datagrams, Effect.Loss loss) {
        double share = loss.percent() / 100.0;
        double mean = datagrams * share;
        double deviation = Math.sqrt(datagrams * share * (1 - share));
        return result -> Math.abs(datagrams - result.answered() - mean) <= DEVIATIONS * deviation;
    }
}
