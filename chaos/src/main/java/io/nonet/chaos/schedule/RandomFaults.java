package io.nonet.chaos.schedule;

import io.nonet.chaos.DiskFault;
import io.nonet.chaos.Fault;
import io.nonet.chaos.MachineFault;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.ProcessFault;
import io.nonet.chaos.link.Effect;
import io.nonet.chaos.link.Partition;
import io.nonet.chaos.link.Scope;
import io.nonet.cluster.Service;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One fault of each kind, drawn at random; every topology has two nodes at least. */
final class RandomFaults {
    private static final int SMALLEST_BRIDGE = 3;
    /** Well above the jitter of an idle machine, and below the second that agents give a probe. */
    private static final int LEAST_LATENCY = 50;

    private static final int MOST_LATENCY = 400;

    private RandomFaults() {}

    /** A node alone, halves, halves with a bridge, or one way only; dropped or refused. */
    static Fault partition(Draw draw, Topology topology) {
        List<String> nodes = draw.shuffled(names(topology));
        String first = nodes.get(0);
        List<String> others = nodes.subList(1, nodes.size());
        Partition partition =
                switch (draw.between(1, nodes.size() < SMALLEST_BRIDGE ? 4 : 5)) {
                    case 1 -> Partition.isolate(topology, first);
                    case 2 -> Partition.halves(nodes);
                    case 3 -> Partition.oneWay(List.of(first), others);
                    case 4 -> Partition.oneWay(others, List.of(first));
                    default -> Partition.bridge(nodes, first);
                };
        return draw.oneOf(List.of(true, false)) ? NetworkFault.drop(partition) : NetworkFault.refuse(partition);
    }

    /** Between two nodes, or around one. */
    static Fault latency(Draw draw, Topology topology) {
        Partition partition = around(draw, topology);
        int latency = draw.between(LEAST_LATENCY, MOST_LATENCY);
        int jitter = draw.between(0, latency / 2);
        return NetworkFault.of(
                partition,
                new Scope(Scope.Protocols.TCP, Scope.Services.ALL),
                new Effect.Latency(Duration.ofMillis(latency), Duration.ofMillis(jitter)));
    }

    /** Between two nodes, or around one. */
    static Fault loss(Draw draw, Topology topology) {
        Partition partition = around(draw, topology);
        return NetworkFault.of(
                partition, new Scope(Scope.Protocols.UDP, Scope.Services.ALL), new Effect.Loss(draw.between(10, 90)));
    }

    /** Of one of a node's agents. */
    static Fault process(Draw draw, Topology topology, ProcessFault.Action action) {
        NodeSpec node = draw.oneOf(topology.nodes());
        Service service = node.role().runsNomad() ? draw.oneOf(List.of(Service.CONSUL, Service.NOMAD)) : Service.CONSUL;
        return new ProcessFault(node.name(), service, action);
    }

    /** Between two nodes. */
    static Fault bandwidth(Draw draw, Topology topology) {
        List<String> nodes = draw.shuffled(names(topology));
        return NetworkFault.of(
                Partition.split(List.of(nodes.subList(0, 1), nodes.subList(1, 2))),
                new Scope(Scope.Protocols.TCP, Scope.Services.ALL),
                new Effect.Bandwidth(draw.between(10, 200)));
    }

    /** Under one of the servers. */
    static Fault disk(Draw draw, Topology topology, DiskFault.Failure failure) {
        NodeSpec node = draw.oneOf(Stream.concat(topology.consulServers().stream(), topology.nomadServers().stream())
                .toList());
        return new DiskFault(node.name(), node.role().runsNomad() ? Service.NOMAD : Service.CONSUL, failure);
    }

    /** One of all. */
    static Fault machine(Draw draw, Topology topology) {
        return new MachineFault(draw.oneOf(topology.nodes()).name());
    }

    private static Partition around(Draw draw, Topology topology) {
        List<String> nodes = draw.shuffled(names(topology));
        return draw.oneOf(List.of(true, false))
                ? Partition.split(List.of(nodes.subList(0, 1), nodes.subList(1, 2)))
                : Partition.isolate(topology, nodes.get(0));
    }

    private static List<String> names(Topology topology) {
        return topology.nodes().stream().map(NodeSpec::name).toList();
    }
}
