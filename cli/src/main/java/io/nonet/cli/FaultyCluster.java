package io.nonet.cli;

import io.nonet.chaos.ActiveFault;
import io.nonet.chaos.Chaos;
import io.nonet.chaos.Fault;
import io.nonet.chaos.Healed;
import io.nonet.chaos.Injection;
import io.nonet.chaos.MachineFault;
import io.nonet.chaos.ProcessFault;
import io.nonet.chaos.link.Partition;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Leaders;
import io.nonet.cluster.Service;
import io.nonet.observe.Timeline;
import io.nonet.topology.Link;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.TopologyException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A running cluster, whoever launched it, with what commands do to break it and to mend it. */
record FaultyCluster(Surroundings surroundings, Cluster cluster, Chaos chaos) {
    /** What can be frozen; the supervisor's word for each. */
    static final String FREEZABLE = "consul, nomad or dockerd";

    private static final String SERVICES = "consul, nomad, dockerd";
    private static final String MACHINE = "machine";

    /**
     * Finds a cluster by its name.
     *
     * @throws io.nonet.cluster.EnvironmentUnusableException if there is none, or it is not whole
     */
    static FaultyCluster find(Surroundings surroundings, String name) {
        Cluster cluster = surroundings
                .launcher(surroundings.provisioner(name))
                .attach(name, Timeline.start(surroundings.clock()));
        return new FaultyCluster(surroundings, cluster, Chaos.on(cluster));
    }

    /**
     * The node that a word on the command line means: its name, or {@code leader:consul} or {@code leader:nomad} for
     * whoever leads now, by the word of most servers.
     *
     * @throws TopologyException if it means none; lists those there are
     */
    NodeSpec node(String word) {
        Leaders leaders = cluster.leaders();
        return switch (word) {
            case "leader:consul" -> leaders.consulOfMost();
            case "leader:nomad" -> leaders.nomadOfMost();
            default -> cluster.topology().node(word);
        };
    }

    /** As {@link #node}, by name; also {@code host}, for whoever connects to agents from this host. */
    String name(String word) {
        return word.equals(Link.HOST) ? word : node(word).name();
    }

    /** What two nodes send each other, or only the first to the second. */
    Partition between(String one, String other, boolean oneWay) {
        List<String> from = List.of(name(one));
        List<String> to = List.of(name(other));
        return oneWay ? Partition.oneWay(from, to) : Partition.split(List.of(from, to));
    }

    /**
     * The service that a word on the command line means; Nomad's agent where there is one, if there is no word.
     *
     * @param known the words that the command takes, for a message
     * @throws TopologyException if it means none
     */
    static Service service(NodeSpec node, Optional<String> word, String known) {
        String label = word.orElse(node.role().runsNomad() ? Service.NOMAD.label() : Service.CONSUL.label());
        for (Service service : Service.values()) {
            if (service.label().equals(label)) {
                return service;
            }
        }
        throw new TopologyException("service", known, label);
    }

    /** What a command does to a node's service, or to the whole machine. */
    Fault fault(String node, Optional<String> service, ProcessFault.Action action) {
        NodeSpec target = node(node);
        if (service.filter(MACHINE::equals).isPresent()) {
            return new MachineFault(target.name());
        }
        return new ProcessFault(target.name(), service(target, service, SERVICES + " or " + MACHINE), action);
    }

    /**
     * Injects a fault and shows that it bites. Where a lifetime is given, waits for its end, heals it, and waits until the
     * cluster is ready again, unless other faults are there.
     */
    void inject(Fault fault, Optional<Duration> lifetime) {
        if (lifetime.isEmpty()) {
            Injection injection = chaos.inject(fault);
            try {
                bites(injection);
            } finally {
                terminal().say("Heal it: ./nonet heal " + injection.id() + nameOption());
            }
            return;
        }
        HostPorts ports = HostPorts.of(cluster);
        FaultGuard guard = new FaultGuard(terminal());
        try {
            Injection injection = guard.inject(chaos, fault);
            try {
                bites(injection);
                pause(lifetime.get());
            } finally {
                guard.proceed();
                heal(injection);
                sayMoved(ports);
            }
            awaitHealthy(injection);
        } finally {
            guard.settle();
        }
    }

    private void bites(Injection injection) {
        Fault fault = injection.fault();
        terminal().data(injection.id() + "  " + fault.kind() + " " + String.join(", ", fault.targets()) + ": injected");
        terminal().data(injection.id() + "  proved: " + injection.awaitEffect());
    }

    private void awaitHealthy(Injection injection) {
        if (isWhole()) {
            terminal()
                    .data(injection.id() + "  ready again after "
                            + Words.precise(injection.awaitHealthy(Torture.READY_AGAIN)));
        }
    }

    /** Whether no fault is there; says so if one is: a cluster may well not get ready with it. */
    private boolean isWhole() {
        List<String> others = chaos.active().stream().map(ActiveFault::id).toList();
        if (!others.isEmpty()) {
            terminal()
                    .say("Other faults are there: " + String.join(", ", others)
                            + "; whether the cluster is ready again was not looked at.");
        }
        return others.isEmpty();
    }

    /**
     * Waits until the cluster is ready again, and says so; not while faults are there.
     *
     * @throws io.nonet.cluster.NotReadyException if that takes too long
     */
    void awaitReady() {
        if (!isWhole()) {
            return;
        }
        long start = cluster.timeline().nanos();
        cluster.readiness().recover(Torture.READY_AGAIN);
        terminal()
                .data("ready again after "
                        + Words.precise(Duration.ofNanos(cluster.timeline().nanos() - start)));
    }

    /** Injects a fault that ends by itself or at once, shows that it bit, and waits until all is there again. */
    void restart(Fault fault) {
        HostPorts ports = HostPorts.of(cluster);
        String target = String.join(", ", fault.targets());
        FaultGuard guard = new FaultGuard(terminal());
        try (Injection injection = guard.inject(chaos, fault)) {
            String bit = injection.awaitEffect();
            guard.proceed();
            terminal().data(target + ": " + bit);
            injection.heal();
            terminal().data(target + ": " + injection.awaitHealed());
            sayMoved(ports);
        } finally {
            guard.settle();
        }
    }

    /** Heals the fault of this id, or says that there is none. */
    void heal(String id) {
        HostPorts ports = HostPorts.of(cluster);
        chaos.injection(id).ifPresentOrElse(this::heal, () -> terminal()
                .say("There is no fault " + id + " now; nothing was done."));
        sayMoved(ports);
    }

    /** Heals a fault, and shows that it is gone. */
    void heal(Injection injection) {
        injection.heal();
        terminal().data(injection.id() + "  healed: " + injection.awaitHealed());
    }

    /** Heals everything, and says what there was. */
    void healAll() {
        HostPorts ports = HostPorts.of(cluster);
        Healed healed = chaos.healAll();
        terminal().data("healed: " + Words.count(healed.faults(), "fault"));
        healed.leftovers().forEach(found -> terminal().data("put right: " + found));
        sayMoved(ports);
    }

    private void sayMoved(HostPorts before) {
        List<String> moved = HostPorts.of(cluster).movedSince(before);
        if (!moved.isEmpty() && !surroundings.isOfDroplets(cluster.name())) {
            terminal()
                    .say("Started anew, and on other ports of this host: " + String.join(", ", moved)
                            + ". Shells that use them need it again: eval \"$(./nonet env" + nameOption() + ")\"");
        }
    }

    private Terminal terminal() {
        return surroundings.terminal();
    }

    private String nameOption() {
        return cluster.name().equals(ClusterOptions.DEFAULT_NAME) ? "" : " --name " + cluster.name();
    }

    private static void pause(Duration time) {
        try {
            if (new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<String> allNodes() {
        return cluster.topology().nodes().stream().map(NodeSpec::name).toList();
    }
}
