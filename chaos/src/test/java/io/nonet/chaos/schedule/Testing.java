package io.nonet.chaos.schedule;

import io.nonet.chaos.Fault;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.ProcessFault;
import io.nonet.chaos.link.Effect;
import io.nonet.chaos.link.Partition;
import io.nonet.chaos.link.Scope;
import io.nonet.chaos.schedule.Schedule.Entry;
import io.nonet.cluster.Service;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.List;

/** Faults and schedules to test with. */
final class Testing {
    static final Topology NINE = Topology.nineNodes();

    private Testing() {}

    static Entry entry(int from, int to, Fault fault) {
        return new Entry(Duration.ofSeconds(from), Duration.ofSeconds(to - from), fault);
    }

    static Fault kill(String node, Service service) {
        return new ProcessFault(node, service, ProcessFault.Action.KILL);
    }

    static Fault alone(String node) {
        return NetworkFault.drop(Partition.isolate(NINE, node));
    }

    static Fault cut(String one, String other) {
        return NetworkFault.drop(pair(one, other));
    }

    static Fault loss(String one, String other) {
        return NetworkFault.of(
                pair(one, other), new Scope(Scope.Protocols.UDP, Scope.Services.ALL), new Effect.Loss(50));
    }

    static Fault latency(String one, String other) {
        return NetworkFault.of(
                pair(one, other),
                new Scope(Scope.Protocols.TCP, Scope.Services.ALL),
                new Effect.Latency(Duration.ofMillis(200), Duration.ZERO));
    }

    static Schedule schedule(Entry... entries) {
        return new Schedule(7, List.of(entries));
    }

    private static Partition pair(String one, String other) {
        return Partition.split(List.of(List.of(one), List.of(other)));
    }
}
