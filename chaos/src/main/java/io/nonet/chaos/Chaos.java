package io.nonet.chaos;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.link.LinkControl;
import io.nonet.chaos.link.LinkFault;
import io.nonet.cluster.Cluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Injects faults into a running cluster, and heals them.
 *
 * <p>Faults overlap as they like: each is healed by itself, and what others do stays. Several processes may work on one
 * cluster. Safe for use by several threads.
 */
public final class Chaos {
    private final Cluster cluster;
    private final FaultJournal journal;
    private final LinkControl links;

    private Chaos(Cluster cluster) {
        this.cluster = requireNonNull(cluster, "cluster");
        this.journal = new FaultJournal(cluster.directory());
        this.links = new LinkControl(cluster);
    }

    /** Faults of this cluster, whoever launched it. */
    public static Chaos on(Cluster cluster) {
        return new Chaos(cluster);
    }

    /**
     * Injects a fault. Once this returns it is in place; {@link Injection#awaitEffect} shows that it bites.
     *
     * @throws UnsupportedFaultException if there is no such fault here; nothing was changed
     * @throws io.nonet.topology.TopologyException if it names a node that is none of the cluster's; lists those there are
     * @throws FaultException if what it hits does not work already, or if it cannot be put in place; nothing is left of it
     */
    public Injection inject(Fault fault) {
        Mechanism mechanism = mechanism(fault);
        mechanism.checkApplies();
        mechanism.checkBefore();
        long orderedAt = cluster.timeline().nanos();
        ActiveFault injected = journal.alone(() -> put(fault, mechanism));
        Injection injection = new Injection(this, injected, mechanism, orderedAt);
        injection.injected();
        return injection;
    }

    private ActiveFault put(Fault fault, Mechanism mechanism) {
        List<ActiveFault> before = journal.read();
        ActiveFault entry =
                new ActiveFault(freeId(before), fault, cluster.timeline().instant(), Optional.empty());
        List<ActiveFault> after = new ArrayList<>(before);
        after.add(entry);
        journal.write(after);
        try {
            mechanism.change(before, after);
            return entry;
        } catch (RuntimeException e) {
            try {
                mechanism.undo(after, before);
                journal.write(before);
            } catch (RuntimeException second) {
                // It stays in the journal: a later heal finds it.
                e.addSuppressed(second);
            }
            throw new FaultException(
                    "Cannot inject " + fault.kind() + " " + fault.targets() + ": " + e.getMessage(), e);
        }
    }

    /** The faults that are in place now, oldest first, whoever injected them. */
    public List<ActiveFault> active() {
        return journal.read();
    }

    /** A handle on a fault that somebody injected, perhaps another process; empty if there is none of this id. */
    public Optional<Injection> injection(String id) {
        return active().stream()
                .filter(fault -> fault.id().equals(id))
                .findFirst()
                .map(fault -> new Injection(
                        this,
                        fault,
                        mechanism(fault.fault()),
                        cluster.timeline().nanos()));
    }

    /**
     * Heals everything, from whatever state: also what is in no journal, and links that a harness left half changed. Once
     * this returns, the known faults were seen to be gone.
     *
     * @return how many these were
     * @throws FaultException if one of them is still there; all were healed as far as it goes
     */
    public int healAll() {
        List<ActiveFault> healed = journal.alone(() -> {
            List<ActiveFault> before = journal.read();
            for (ActiveFault fault : before) {
                mechanism(fault.fault()).undo(List.of(fault), List.of());
            }
            links.force(Map.of());
            journal.write(List.of());
            return before;
        });
        healed.forEach(fault -> mechanism(fault.fault()).awaitHeal(fault.id()));
        return healed.size();
    }

    /** Takes one fault away; false if it is gone already. */
    boolean heal(ActiveFault fault, Mechanism mechanism) {
        return journal.alone(() -> {
            List<ActiveFault> before = journal.read();
            List<ActiveFault> after = before.stream()
                    .filter(other -> !other.id().equals(fault.id()))
                    .toList();
            if (after.size() == before.size()) {
                return false;
            }
            mechanism.undo(before, after);
            journal.write(after);
            return true;
        });
    }

    void proved(ActiveFault fault, String proof) {
        journal.alone(() -> {
            journal.write(journal.read().stream()
                    .map(known -> known.id().equals(fault.id()) ? known.proved(proof) : known)
                    .toList());
            return proof;
        });
    }

    /** The link faults among all but one, by id. */
    Map<String, LinkFault> linksWithout(String id) {
        Map<String, LinkFault> others = linksOf(active());
        others.remove(id);
        return others;
    }

    static Map<String, LinkFault> linksOf(List<ActiveFault> faults) {
        Map<String, LinkFault> links = new LinkedHashMap<>();
        for (ActiveFault fault : faults) {
            if (fault.fault() instanceof NetworkFault network) {
                links.put(fault.id(), network.links());
            }
        }
        return links;
    }

    Cluster cluster() {
        return cluster;
    }

    private Mechanism mechanism(Fault fault) {
        if (fault instanceof NetworkFault network) {
            return new LinkMechanism(this, links, network.links());
        }
        if (fault instanceof MachineFault machine) {
            return new MachineMechanism(cluster, links, machine);
        }
        if (fault instanceof DiskFault disk) {
            return new DiskMechanism(cluster, disk);
        }
        if (fault instanceof ClockFault) {
            throw new UnsupportedFaultException(ClockFault.unsupported());
        }
        ProcessFault process = (ProcessFault) fault;
        return process.action() == ProcessFault.Action.RESTART
                ? new RestartMechanism(cluster, process)
                : new ProcessMechanism(cluster, process);
    }

    private static String freeId(List<ActiveFault> taken) {
        int highest = taken.stream()
                .mapToInt(fault -> Integer.parseInt(fault.id().substring(1)))
                .max()
                .orElse(0);
        return "f" + (highest + 1);
    }
}
