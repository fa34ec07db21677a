package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.Machine;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.Parallel;
import io.nonet.cluster.Service;
import io.nonet.topology.NodeSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Puts faults onto the links of a cluster, and takes them away: the state that follows from all faults is compared with
 * what is there, and only the difference is changed.
 */
public final class LinkControl {
    private static final Duration RESTART = Duration.ofSeconds(15);

    private final Cluster cluster;

    /** Whether a machine's kernel was seen to delay datagrams: it goes on to, so it is not asked again. */
    private volatile boolean delaysDatagrams;

    public LinkControl(Cluster cluster) {
        this.cluster = requireNonNull(cluster, "cluster");
    }

    /**
     * The fault as it can be here: one that delays both protocols is one of TCP where no kernel delays datagrams.
     */
    public LinkFault asHere(LinkFault fault) {
        return fault.delaysUdp() && fault.hitsTcp() && delaysMissing().isPresent() ? fault.withoutUdp() : fault;
    }

    /** Why there is no such fault here; empty if there is. */
    public Optional<String> unsupported(LinkFault fault) {
        return fault.unsupported()
                .or(() -> fault.delaysUdp() ? delaysMissing() : Optional.empty())
                .or(() -> LinkProof.unseen(cluster.topology(), fault));
    }

    /** Machines of one cluster are of one kind: the first that is up speaks for all. */
    private Optional<String> delaysMissing() {
        if (delaysDatagrams) {
            return Optional.empty();
        }
        Optional<String> missing = cluster.machines().stream()
                .filter(Machine::isUp)
                .findFirst()
                .map(machine -> new Netem(machine).missing())
                .orElse(Optional.of("no machine is up"));
        delaysDatagrams = missing.isEmpty();
        return missing.map(words ->
                "Datagrams cannot be late here: Toxiproxy speaks TCP only, and the machines' kernel has no netem ("
                        + words + "). They can be lost, or dropped.");
    }

    /**
     * Brings the links from one set of faults to another, on the nodes for which that makes a difference. Machines that
     * are down are passed over; see {@link #restore}.
     *
     * @param before what is injected now, by id
     * @param after what is to be
     * @throws LinkException if a node's links cannot be changed
     */
    public void change(Map<String, LinkFault> before, Map<String, LinkFault> after) {
        Map<NodeSpec, NodeLinks> old = desired(before);
        Map<NodeSpec, NodeLinks> now = desired(after);
        List<NodeSpec> proxies =
                nodes(node -> !of(node, now).proxies().equals(of(node, old).proxies()));
        List<NodeSpec> rules = nodes(node -> !of(node, now).sameRules(of(node, old)));
        List<NodeSpec> delays =
                nodes(node -> !of(node, now).delays().equals(of(node, old).delays()));
        apply(now, proxies, rules, delays);
    }

    /**
     * Brings the links of a machine that was just started to what follows from these faults: it starts without any.
     *
     * @throws LinkException if they cannot be changed
     */
    public void restore(NodeSpec node, Map<String, LinkFault> faults) {
        awaitToxiproxy(cluster.machine(node), "after its machine was started");
        apply(desired(faults), List.of(node), List.of(node), List.of(node));
    }

    /**
     * Brings all links to what follows from these faults, from whatever state they are in.
     *
     * @throws LinkException if a node's links cannot be changed
     */
    public void force(Map<String, LinkFault> faults) {
        List<NodeSpec> all = cluster.topology().nodes();
        apply(desired(faults), all, all, all);
    }

    /**
     * The nodes whose links are not what follows from these faults, in node order: a Toxiproxy that was started anew has lost
     * its toxics, or does not answer. Machines that are down are passed over.
     */
    public List<String> adrift(Map<String, LinkFault> faults) {
        Map<NodeSpec, NodeLinks> desired = desired(faults);
        return Parallel.map(cluster.topology().nodes(), node -> Map.entry(node, asDesired(node, of(node, desired))))
                .stream()
                .filter(node -> !node.getValue())
                .map(node -> node.getKey().name())
                .toList();
    }

    private boolean asDesired(NodeSpec node, NodeLinks links) {
        Machine machine = cluster.machine(node);
        try {
            return new ProxyReconciler(new Toxiproxy(machine)).isConverged(links.proxies())
                    && new PacketFilter(machine).isLoaded(links)
                    && new Netem(machine).isLoaded(links);
        } catch (LinkException | MachineException e) {
            return !machine.isUp();
        }
    }

    private Map<NodeSpec, NodeLinks> desired(Map<String, LinkFault> faults) {
        return new DesiredLinks(
                        cluster.topology(), node -> cluster.machine(node).address(), faults)
                .all();
    }

    private static NodeLinks of(NodeSpec node, Map<NodeSpec, NodeLinks> links) {
        return requireNonNull(links.get(node));
    }

    private List<NodeSpec> nodes(Predicate<NodeSpec> which) {
        return cluster.topology().nodes().stream().filter(which).toList();
    }

    private void apply(
            Map<NodeSpec, NodeLinks> links, List<NodeSpec> proxies, List<NodeSpec> rules, List<NodeSpec> delays) {
        Parallel.run(List.of(
                () -> eachThatIsUp(rules, machine -> new PacketFilter(machine).load(of(machine.node(), links))),
                () -> eachThatIsUp(delays, machine -> new Netem(machine).load(of(machine.node(), links))),
                () -> eachThatIsUp(
                        proxies,
                        machine -> converge(machine, of(machine.node(), links).proxies()))));
    }

    /** Whether a machine is up is asked only if it fails: asking takes as long as changing it. */
    private void eachThatIsUp(List<NodeSpec> nodes, Consumer<Machine> change) {
        Parallel.map(nodes, node -> {
            Machine machine = cluster.machine(node);
            try {
                change.accept(machine);
            } catch (LinkException | MachineException e) {
                if (machine.isUp()) {
                    throw e;
                }
            }
            return node;
        });
    }

    /** A Toxiproxy that does not do it is ended and started anew, without toxics, and told once more. */
    private static void converge(Machine machine, List<Proxy> desired) {
        ProxyReconciler reconciler = new ProxyReconciler(new Toxiproxy(machine));
        URI asked = machine.toxiproxy();
        try {
            reconciler.converge(desired);
        } catch (LinkException wedged) {
            if (machine.isUp() && !machine.toxiproxy().equals(asked)) {
                // Somebody has started the machine anew, which moves its ports.
                awaitToxiproxy(machine, "where it is now");
            } else {
                machine.services().kill(Service.LINK);
                machine.services().start(Service.LINK);
                awaitToxiproxy(machine, "again after " + wedged.getMessage());
            }
            reconciler.converge(desired);
        }
    }

    private static void awaitToxiproxy(Machine machine, String when) {
        String what = "the Toxiproxy of " + machine.node().name() + " answers " + when;
        try {
            Awaitility.await(what)
                    .pollDelay(Duration.ZERO)
                    .atMost(RESTART)
                    .ignoreExceptionsInstanceOf(LinkException.class)
                    .until(() -> !new Toxiproxy(machine).proxies().isEmpty());
        } catch (ConditionTimeoutException e) {
            throw new LinkException(machine.node().name(), "expected within " + RESTART.toSeconds() + " s: " + what, e);
        }
    }
}
