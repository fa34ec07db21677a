package io.nonet.chaos;

import io.nonet.chaos.link.LinkControl;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Service;
import java.util.ArrayList;
import java.util.List;

/** Whatever keeps a machine from doing its work and is in no journal: it is off, an agent is frozen or down, a disk fails. */
record Leftovers(Cluster cluster, LinkControl links) {
    /** One of them, put right; {@link Mechanism#awaitHeal} of its mechanism shows that it is gone. */
    record Leftover(String words, Mechanism mechanism) {}

    /**
     * Starts a machine that is off, and all its services with it.
     *
     * @param known the faults of the journal; what one of these did is no leftover
     */
    List<Leftover> start(Machine machine, List<ActiveFault> known) {
        MachineFault fault = new MachineFault(machine.node().name());
        Mechanism power = new MachineMechanism(cluster, links, fault);
        power.undo(List.of(), List.of());
        return known.stream().anyMatch(one -> one.fault().equals(fault))
                ? List.of()
                : List.of(new Leftover(machine.node().name() + " was off", power));
    }

    /** Puts a machine's services and disks right. */
    List<Leftover> services(Machine machine) {
        String node = machine.node().name();
        List<Leftover> found = new ArrayList<>();
        // First: a process that is traced does not thaw.
        for (String agent : DiskMechanism.endAll(machine)) {
            found.add(leftover(node, service(agent), "had a failing disk"));
        }
        machine.services()
                .revive(Service.of(cluster.topology(), machine.node()))
                .forEach((service, state) -> found.add(leftover(node, service, "was " + state)));
        return found;
    }

    private Leftover leftover(String node, Service service, String state) {
        ProcessFault gone = new ProcessFault(node, service, ProcessFault.Action.KILL);
        return new Leftover(gone.targets().get(0) + " " + state, new ProcessMechanism(cluster, gone));
    }

    private static Service service(String label) {
        return Service.CONSUL.label().equals(label) ? Service.CONSUL : Service.NOMAD;
    }
}
