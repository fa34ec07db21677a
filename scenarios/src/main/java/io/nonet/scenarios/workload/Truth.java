package io.nonet.scenarios.workload;

import static java.util.stream.Collectors.toSet;

import io.nonet.chaos.workload.RepeatedWork;
import io.nonet.client.ClientException;
import io.nonet.client.Member;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.consul.ServiceInstance;
import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.NodeStub;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Cluster;
import io.nonet.observe.Bound;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what Nomad and Consul say about the same tasks, all the time until it is stopped, and records what changes in Nomad.
 *
 * <p>Each passing service of Consul must be one that an allocation announces which runs on that very client, and the client can
 * be reached; and the other way round, but for the time that news takes. While a task is about to be restarted the checks of its
 * group's services need their time besides: the longest interval and timeout; a service without a check may pass all the while.
 * The time between answered looks, as there is between two leaders, does not count but for a second, and neither does that in which
 * clients tell their servers what was refused meanwhile. Safe for use by several threads.
 */
public final class Truth implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** Of {@code io.nonet.client.HttpApi}. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    /** Between two looks that are answered. */
    private static final Duration USUAL = Duration.ofSeconds(1);
    /** {@code allocSyncRetryIntv} and a random part of that more, {@code client/client.go} of Nomad 1.4.3. */
    private static final Duration TOLD_AGAIN = Duration.ofSeconds(2 * 5);

    private static final Set<String> OWN_SERVICES = Set.of("consul", "nomad", "nomad-client");

    private final Cluster cluster;
    private final ChangeRecorder changes;
    private final MismatchAges ages = new MismatchAges();
    private final ServicesOfVersions services;
    private final RepeatedWork looking;
    private final LongestGap blind;
    private int tasksSeen;
    private long lastLook;
    private boolean unanswered;

    private Truth(Cluster cluster) {
        this.cluster = cluster;
        this.lastLook = cluster.timeline().nanos();
        this.blind = new LongestGap(lastLook);
        this.changes = new ChangeRecorder(cluster.timeline());
        this.services = new ServicesOfVersions(job -> cluster.nomad().jobs().spec(job));
        this.looking = RepeatedWork.start(PAUSE, List.of(this::tryToLook));
    }

    /** Begins to compare. */
    public static Truth watch(Cluster cluster) {
        return new Truth(cluster);
    }

    /**
     * How long a mismatch may last, by the sources of Nomad 1.4.3: a client tells its servers of changed tasks every {@code
     * allocSyncIntv} 0.2 s ({@code client/client.go}), and tries Consul again after {@code defaultRetryInterval} 1 s ({@code
     * command/agent/consul/service_client.go}); an agent of Consul that comes back tells its servers what it knows up to {@code
     * serverUpIntv} 3 s after it found one ({@code agent/ae/ae.go} of Consul 1.14.3); besides come a look before and one after, and a
     * busy machine.
     */
    public static Bound bound() {
        return new Bound(
                0.2 + 1 + 3 + 2 * PAUSE.toMillis() / 1e3 + 2,
                "s",
                "allocSyncIntv 0.2 s + Consul retry 1 s + serverUpIntv 3 s + 2 × a look every 0.25 s"
                        + " + 2 s for a busy machine");
    }

    private synchronized void tryToLook() {
        try {
            look();
        } catch (ClientException e) {
            // An agent that is down, or has no leader: the next look asks again.
            unanswered = true;
        }
    }

    private void look() {
        long nanos = cluster.timeline().nanos();
        NomadClient nomad = cluster.nomad();
        List<Allocation> allocations = nomad.allocations().list();
        List<NodeStub> nodes = nomad.nodes().list();
        Map<String, List<AnnouncedService>> announced = services.of(allocations);
        Set<String> ready =
                nodes.stream().filter(NodeStub::isReady).map(NodeStub::name).collect(toSet());
        List<ServiceInstance> instances = tasksServices(cluster);
        Set<String> alive = cluster.consul().agent().members().stream()
                .filter(Member::isAlive)
                .map(Member::name)
                .collect(toSet());
        changes.saw(allocations, nodes, nomad.deployments().list());
        saw(new BothViews(allocations, announced, ready, alive, instances).mismatches(), nanos);
        tasksSeen += instances.size();
        blind.saw(nanos);
    }

    private void saw(Set<Mismatch> mismatches, long nanos) {
        Duration unseen = Duration.ofNanos(nanos - lastLook).minus(USUAL);
        boolean wasBlind = unanswered && unseen.toNanos() > 0;
        if (wasBlind) {
            ages.excuse(unseen);
        }
        ages.saw(mismatches, nanos);
        if (wasBlind) {
            ages.excuse(TOLD_AGAIN);
        }
        lastLook = nanos;
        unanswered = false;
    }

    /** All instances in Consul of services that are not the agents' own. */
    static List<ServiceInstance> tasksServices(Cluster cluster) {
        ConsulClient consul = cluster.consul();
        return consul.catalog().services().keySet().stream()
                .filter(service -> !OWN_SERVICES.contains(service))
                .flatMap(service -> consul.health().service(service).stream())
                .toList();
    }

    /** How many instances were compared, over all looks; without any the comparison proves nothing. */
    public synchronized int compared() {
        return tasksSeen;
    }

    /** The longest time in which nothing was compared, from the beginning on until it was stopped. */
    public synchronized Duration longestBlind() {
        return blind.longest();
    }

    /**
     * How long nothing may be compared: a call of an agent that is away ends with its time-out of 10 s, and a restart or an election
     * may follow, which take less than 20 s.
     */
    static Duration blindLimit() {
        return CALL_TIMEOUT.plus(Polling.SOON);
    }

    /** What did not fit for longer than the bound, each with how long; empty is good. */
    public synchronized Map<String, Duration> violations() {
        return ages.longerThan(bound());
    }

    /** How long the longest mismatch lasted, without the time that its checks need. */
    public synchronized Duration oldestMismatch() {
        return ages.oldest();
    }

    /** Stops comparing; what was seen can still be asked for. */
    @Override
    public void close() {
        looking.close();
        synchronized (this) {
            blind.saw(cluster.timeline().nanos());
        }
    }
}
