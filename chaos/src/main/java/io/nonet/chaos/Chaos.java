package io.nonet.chaos;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.Leftovers.Leftover;
import io.nonet.chaos.link.LinkControl;
import io.nonet.chaos.link.LinkException;
import io.nonet.chaos.link.LinkFault;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Machine;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.Parallel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.awaitility.core.ConditionTimeoutException;

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
     * Why there is no such fault here; empty if there is. Changes nothing, and asks no agent.
     *
     * @throws io.nonet.topology.TopologyException if it names a node that is none of the cluster's; lists those there are
     */
    public Optional<String> appliesTo(Fault fault) {
        try {
            mechanism(asHere(fault)).checkApplies();
            return Optional.empty();
        } catch (UnsupportedFaultException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Injects a fault. Once this returns it is in place; {@link Injection#awaitEffect} shows that it bites. A latency of both
     * protocols is one of TCP where the machines' kernel cannot delay datagrams; the proof counts them.
     *
     * @throws UnsupportedFaultException if there is no such fault here; nothing was changed
     * @throws io.nonet.topology.TopologyException if it names a node that is none of the cluster's; lists those there are
     * @throws FaultException if what it hits does not work already, or if it cannot be put in place; nothing is left of it,
     *     or the message says that it is
     */
    public Injection inject(Fault wanted) {
        Fault fault = asHere(wanted);
        Mechanism mechanism = mechanism(fault);
        mechanism.checkApplies();
        boolean ofLinks = fault instanceof NetworkFault;
        if (ofLinks) {
            // That takes its time, and links take several faults at once; a process and a machine take one.
            mechanism.checkBefore();
        }
        AtomicLong orderedAt = new AtomicLong();
        ActiveFault injected = journal.alone(() -> {
            if (!ofLinks) {
                mechanism.checkBefore();
            }
            orderedAt.set(cluster.timeline().nanos());
            return put(fault, mechanism);
        });
        Injection injection = new Injection(this, injected, mechanism, orderedAt.get());
        injection.injected();
        return injection;
    }

    private Fault asHere(Fault fault) {
        return fault instanceof NetworkFault network ? new NetworkFault(links.asHere(network.links())) : fault;
    }

    private ActiveFault put(Fault fault, Mechanism mechanism) {
        List<ActiveFault> before = journal.read();
        ActiveFault entry = new ActiveFault(
                "f" + journal.nextNumber(), fault, cluster.timeline().instant(), Optional.empty());
        List<ActiveFault> after = new ArrayList<>(before);
        after.add(entry);
        journal.write(after);
        try {
            mechanism.change(before, after);
            return entry;
        } catch (RuntimeException e) {
            String words = "Cannot inject " + fault.kind() + " " + fault.targets() + ": " + e.getMessage();
            try {
                mechanism.undo(after, before);
                journal.write(before);
            } catch (RuntimeException second) {
                e.addSuppressed(second);
                // It stays in the journal: a later heal finds it.
                words += " What was done of it could not be undone either; heal " + entry.id() + ".";
            }
            throw new FaultException(words, e);
        }
    }

    /** The faults that are in place now, oldest first, whoever injected them. */
    public List<ActiveFault> active() {
        return journal.read();
    }

    /**
     * The nodes whose links are not what the faults that are in place make of them, so that what proved these is out of
     * date: as where the links' service was restarted. In node order.
     */
    public List<String> adrift() {
        return links.adrift(linksOf(active()));
    }

    /**
     * What nodes say of those of these faults that hit a process, a disk or a machine, in their order; of links
     * {@link #adrift} tells. All are asked at once, within the time limits of their commands.
     */
    public List<Drift> drifts(List<ActiveFault> faults) {
        List<ActiveFault> onNodes = faults.stream()
                .filter(fault -> !(fault.fault() instanceof NetworkFault))
                .toList();
        return Parallel.map(onNodes, fault -> drift(fault, nodeMechanism(fault.fault())));
    }

    private static Drift drift(ActiveFault fault, NodeMechanism mechanism) {
        try {
            return new Drift(fault, mechanism.node(), mechanism.isLost(), Optional.empty());
        } catch (MachineException | EnvironmentUnusableException e) {
            return new Drift(fault, mechanism.node(), false, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** Puts all links back to what the faults that are in place make of them; see {@link #adrift}. */
    public void reapply() {
        journal.alone(() -> {
            List<ActiveFault> active = journal.read();
            links.force(linksOf(active));
            return active;
        });
    }

    /** A handle on a fault that somebody injected, perhaps another process; empty if there is none of this id. */
    public Optional<Injection> injection(String id) {
        return active().stream()
                .filter(fault -> fault.id().equals(id))
                .findFirst()
                .map(this::injection);
    }

    private Injection injection(ActiveFault fault) {
        return new Injection(
                this, fault, mechanism(fault.fault()), cluster.timeline().nanos());
    }

    /**
     * Heals everything, from whatever state: also what is in no journal – a machine that is off, an agent that is down or
     * frozen, a failing disk, links that a harness left half changed. Once this returns, all of it was seen to be gone.
     *
     * @throws FaultException if something is still there; all was healed as far as it goes
     */
    public Healed healAll() {
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        List<Leftover> leftovers = new ArrayList<>();
        List<String> strayLinks = new ArrayList<>();
        List<ActiveFault> healed = journal.alone(() -> {
            List<ActiveFault> before = journal.read();
            Leftovers mending = new Leftovers(cluster, links);
            // First: nothing can be done to a service whose machine is off.
            List<Machine> off = cluster.machinesOff();
            leftovers.addAll(onEach(off, wrong, machine -> mending.start(machine, before)));
            List<ActiveFault> left = before.stream()
                    .filter(fault ->
                            !attempt(wrong, () -> mechanism(fault.fault()).undo(List.of(fault), List.of())))
                    .toList();
            List<Machine> on = new ArrayList<>(cluster.machines());
            on.removeAll(off);
            leftovers.addAll(onEach(on, wrong, mending::services));
            attempt(wrong, () -> strayLinks.addAll(links.adrift(linksOf(left))));
            attempt(wrong, () -> links.force(Map.of()));
            attempt(wrong, this::requireNoFaultOfLinks);
            journal.write(left);
            return before.stream().filter(fault -> !left.contains(fault)).toList();
        });
        for (ActiveFault fault : healed) {
            attempt(wrong, () -> injection(fault).wasHealed());
        }
        for (Leftover leftover : leftovers) {
            attempt(wrong, () -> leftover.mechanism().awaitHeal(""));
        }
        if (!wrong.isEmpty()) {
            throw new FaultException("Not all is healed: " + String.join("; ", wrong));
        }
        List<String> words =
                new ArrayList<>(leftovers.stream().map(Leftover::words).toList());
        strayLinks.forEach(node -> words.add("the links of " + node + " were not whole"));
        return new Healed(healed.size(), words);
    }

    private void requireNoFaultOfLinks() {
        List<String> adrift = links.adrift(Map.of());
        if (!adrift.isEmpty()) {
            throw new FaultException("there are faults of links still on " + String.join(", ", adrift));
        }
    }

    private static List<Leftover> onEach(
            List<Machine> machines, List<String> wrong, Function<Machine, List<Leftover>> mend) {
        List<Leftover> found = Collections.synchronizedList(new ArrayList<>());
        Parallel.map(machines, machine -> attempt(wrong, () -> found.addAll(mend.apply(machine))));
        return found;
    }

    private static boolean attempt(List<String> wrong, Runnable action) {
        try {
            action.run();
            return true;
        } catch (FaultException | LinkException | MachineException | ConditionTimeoutException e) {
            wrong.add(e.getMessage());
            return false;
        }
    }

    /**
     * Takes one fault away; false if it is gone already.
     *
     * @throws FaultException if it cannot be; it stays known
     */
    boolean heal(ActiveFault fault, Mechanism mechanism) {
        return journal.alone(() -> {
            List<ActiveFault> before = journal.read();
            List<ActiveFault> after = before.stream()
                    .filter(other -> !other.id().equals(fault.id()))
                    .toList();
            if (after.size() == before.size()) {
                return false;
            }
            try {
                mechanism.undo(before, after);
            } catch (LinkException | MachineException | ConditionTimeoutException e) {
                throw new FaultException(
                        "Cannot heal " + fault.id() + " " + fault.fault().kind() + ": " + e.getMessage(), e);
            }
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
        return fault instanceof NetworkFault network
                ? new LinkMechanism(this, links, network.links())
                : nodeMechanism(fault);
    }

    private NodeMechanism nodeMechanism(Fault fault) {
        if (fault instanceof MachineFault machine) {
            return new MachineMechanism(cluster, links, machine);
        }
        if (fault instanceof DiskFault disk) {
            return new DiskMechanism(cluster, disk);
        }
        if (fault instanceof ClockFault) {
            throw ClockFault.unsupported();
        }
        ProcessFault process = (ProcessFault) fault;
        return process.action() == ProcessFault.Action.RESTART
                ? new RestartMechanism(cluster, process)
                : new ProcessMechanism(cluster, process);
    }
}
