package io.nonet.chaos.schedule;

import static java.util.stream.Collectors.toSet;

import io.nonet.chaos.ClockFault;
import io.nonet.chaos.DiskFault;
import io.nonet.chaos.Fault;
import io.nonet.chaos.MachineFault;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.ProcessFault;
import io.nonet.chaos.link.LinkFault;
import io.nonet.chaos.link.Scope;
import io.nonet.chaos.link.Way;
import io.nonet.cluster.Service;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a fault takes hold of; what two faults both hold decides whether they can be there at the same time.
 *
 * @param pairs of nodes, the lesser name first, whose traffic it changes
 * @param cuts whether that traffic ends, rather than changes in a way that has to be measured
 * @param needs agents, as {@code node/service}, that must answer for the fault to be shown, and shown to be gone
 * @param breaks agents that it breaks
 */
record Hold(Set<Way> pairs, boolean cuts, Set<String> needs, Set<String> breaks) {
    Hold {
        pairs = Set.copyOf(pairs);
        needs = Set.copyOf(needs);
        breaks = Set.copyOf(breaks);
    }

    static Hold of(Fault fault) {
        if (fault instanceof NetworkFault network) {
            return of(network.links());
        }
        if (fault instanceof ProcessFault process) {
            return new Hold(Set.of(), false, Set.of(), Set.of(agent(process.node(), process.service())));
        }
        if (fault instanceof DiskFault disk) {
            return new Hold(Set.of(), false, Set.of(), Set.of(agent(disk.node(), disk.service())));
        }
        if (fault instanceof MachineFault machine) {
            Set<String> all = Arrays.stream(Service.values())
                    .map(service -> agent(machine.node(), service))
                    .collect(toSet());
            return new Hold(Set.of(), false, Set.of(), all);
        }
        if (fault instanceof ClockFault) {
            return new Hold(Set.of(), false, Set.of(), Set.of());
        }
        throw new IllegalArgumentException("It is not known what "
                + fault.getClass().getSimpleName() + " takes hold of: Hold needs a case for it");
    }

    private static Hold of(LinkFault links) {
        Set<Way> pairs = new LinkedHashSet<>();
        Set<String> needs = new LinkedHashSet<>();
        for (Way way : links.partition().ways()) {
            pairs.add(way.from().compareTo(way.to()) < 0 ? way : way.reversed());
            needs.add(agent(way.from(), Service.LINK));
            needs.add(agent(way.to(), Service.LINK));
            // Datagrams are answered by the other node's packet filter, whatever its agents do.
            if (links.scope().protocols() != Scope.Protocols.UDP) {
                services(links.scope()).forEach(service -> {
                    needs.add(agent(way.from(), service));
                    needs.add(agent(way.to(), service));
                });
            }
        }
        return new Hold(pairs, links.effect().cuts(), needs, Set.of());
    }

    private static List<Service> services(Scope scope) {
        return switch (scope.services()) {
            case ALL -> List.of(Service.CONSUL, Service.NOMAD);
            case CONSUL -> List.of(Service.CONSUL);
            case NOMAD -> List.of(Service.NOMAD);
        };
    }

    private static String agent(String node, Service service) {
        return node + "/" + service.label();
    }
}
