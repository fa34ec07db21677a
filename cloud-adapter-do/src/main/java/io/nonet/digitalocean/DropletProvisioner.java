package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Place;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.cluster.Provisioner;
import io.nonet.digitalocean.ssh.SshMachine;
import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Machines as droplets of DigitalOcean.
 *
 * <p>Which clusters there are, and how to get into their machines, is in the clusters' folders; what they cost is found
 * by tags from anywhere, see {@link DigitalOcean}. To be told the addresses, {@link #reserve} makes the droplets, and
 * {@link #launch} sets them up. Safe for use by several threads.
 */
public final class DropletProvisioner implements Provisioner, AutoCloseable {
    private static final Place PLACE = new Place("digitalocean", Set.of());

    private final Supplier<DigitalOcean> account;
    private final Path workingDirectory;
    private final Optional<DropletLaunch> launch;
    private final Connections connections;
    private final Map<String, CompletableFuture<Void>> preparing = new ConcurrentHashMap<>();

    private DropletProvisioner(Supplier<DigitalOcean> account, Path workingDirectory, Optional<DropletLaunch> launch) {
        this.account = requireNonNull(account);
        this.workingDirectory = requireNonNull(workingDirectory);
        this.launch = requireNonNull(launch);
        this.connections = new Connections(account);
    }

    /**
     * Finds clusters and removes them, but launches none.
     *
     * @param account asked for once, when something on it is to be changed
     * @param workingDirectory which holds {@code .nonet/}
     */
    public static DropletProvisioner of(Supplier<DigitalOcean> account, Path workingDirectory) {
        return new DropletProvisioner(new OneAccount(account), workingDirectory, Optional.empty());
    }

    /** Launches clusters, too. */
    public static DropletProvisioner launching(DigitalOcean account, Path workingDirectory, DropletLaunch launch) {
        return new DropletProvisioner(() -> account, workingDirectory, Optional.of(launch));
    }

    /** Whether the folder of a cluster says that it is one of droplets. */
    public static boolean has(Path workingDirectory, String cluster) {
        return CloudFolder.of(workingDirectory, cluster).exists();
    }

    /** The account that the droplets are on; the same each time, so that its calls keep their distance. */
    public DigitalOcean account() {
        return account.get();
    }

    @Override
    public Place place() {
        return PLACE;
    }

    @Override
    public Addresses reserve(Topology topology, Lease lease) {
        DropletLaunch how = requireLaunch();
        CloudFolder folder = folder(topology.name());
        DropletReservation reservation = new DropletReservation(folder, topology, lease);
        reservation.requireFreeName();
        Quote quote = how.quotes().apply(topology);
        preparing.put(
                topology.name(), CompletableFuture.runAsync(() -> how.setUp().prepare(topology)));
        return reservation.make(account.get(), quote, how.operator());
    }

    @Override
    public void giveUp() {
        account.get().giveUpLaunching();
        connections.interrupt();
    }

    @Override
    public List<Machine> launch(
            Topology topology,
            Addresses addresses,
            Lease lease,
            Function<NodeSpec, List<MachineFile>> files,
            Consumer<NodeSpec> started) {
        DropletLaunch how = requireLaunch();
        DropletCluster cluster = folder(topology.name())
                .read()
                .orElseThrow(() -> new EnvironmentUnusableException(
                        "The folder of cluster " + topology.name() + " vanished while it was being launched.",
                        "Something else removes it; launch again."));
        List<SshMachine> machines = machines(cluster);
        new DropletSetUp(how.setUp(), topology, how.operator(), DropletSetUp.FIRST_ANSWER, files, started)
                .run(machines, prepared(topology.name()));
        return List.copyOf(machines);
    }

    private CompletableFuture<Void> prepared(String cluster) {
        return requireNonNull(preparing.remove(cluster), "a launch that was not reserved");
    }

    @Override
    public void complete(String cluster) {
        CloudFolder folder = folder(cluster);
        folder.read().map(DropletCluster::completed).ifPresent(folder::write);
    }

    @Override
    public Optional<ProvisionedCluster> find(String cluster) {
        return folder(cluster).read().map(this::provisioned);
    }

    @Override
    public List<ProvisionedCluster> list() {
        return CloudFolder.all(workingDirectory).stream().map(this::listed).toList();
    }

    /** One whose folder cannot be read, or lacks its key, is a part of one: it is there, and costs. */
    private ProvisionedCluster listed(CloudFolder folder) {
        try {
            return folder.read().map(this::provisioned).orElseGet(() -> unknown(folder));
        } catch (EnvironmentUnusableException e) {
            return unknown(folder);
        }
    }

    private static ProvisionedCluster unknown(CloudFolder folder) {
        String name = requireNonNull(folder.path().getFileName()).toString();
        return new ProvisionedCluster(name, Optional.empty(), Optional.empty(), List.of(), false);
    }

    @Override
    public int destroy(String cluster) {
        CloudFolder folder = folder(cluster);
        Optional<DropletCluster> known = folder.read();
        if (known.isEmpty()) {
            return 0;
        }
        int removed = account.get().down(known.get().run());
        connections.end(cluster);
        folder.delete();
        return removed;
    }

    /** The id of the run that a cluster is; empty if its folder tells of none. */
    public Optional<RunId> run(String cluster) {
        return folder(cluster).read().map(DropletCluster::run);
    }

    /** What a cluster's droplets cost, such as {@code $0.10716 an hour}; empty if its folder tells of none. */
    public Optional<String> price(String cluster) {
        return folder(cluster).read().map(known -> Quote.dollars(known.hourly()) + " an hour");
    }

    /**
     * Checks that a cluster has not had its time yet.
     *
     * @throws EnvironmentUnusableException if it has; says since when, and what to do
     */
    public void requireCurrent(String cluster, Instant now) {
        folder(cluster)
                .read()
                .filter(known -> !known.lease().expires().isAfter(now))
                .ifPresent(known -> {
                    throw new EnvironmentUnusableException(
                            "Cluster " + cluster + " has had its time: run " + known.run() + " expired "
                                    + Duration.between(known.lease().expires(), now)
                                            .toMinutes()
                                    + " min ago, and its droplets cost " + Quote.dollars(known.hourly())
                                    + " an hour until they are removed.",
                            "Remove it: nonet down --name " + cluster + ".");
                });
    }

    /**
     * Forgets a run that was removed: the key to its machines, their host keys, and what it was. A folder of that name that
     * tells nothing any more goes, too, once there is no run of the name whose key it may hold.
     */
    public void forget(RunId run) {
        CloudFolder folder = folder(run.cluster());
        if (isOf(run, folder)) {
            connections.end(run.cluster());
            folder.delete();
            new ClusterDirectory(folder.path()).delete();
        }
    }

    private boolean isOf(RunId run, CloudFolder folder) {
        try {
            return folder.read().filter(known -> known.run().equals(run)).isPresent();
        } catch (EnvironmentUnusableException unreadable) {
            return account.get().runs().stream()
                    .noneMatch(left -> left.run().cluster().equals(run.cluster()));
        }
    }

    /**
     * What OpenSSH's {@code ssh} is told so that it runs a command on a node as its root.
     *
     * @throws io.nonet.topology.TopologyException if there is no such node
     */
    public List<String> sshArguments(String cluster, String node, List<String> command) {
        CloudFolder folder = folder(cluster);
        DropletCluster known = folder.read()
                .orElseThrow(() -> new EnvironmentUnusableException(
                        "There is no cluster " + cluster + " of droplets.", "nonet list shows what there is."));
        String host = known.droplet(node).publicAddress();
        return SshMachine.openSshArguments(folder.keyFile(), folder.hostKeys(), host, command);
    }

    /** The folder, which need not exist, for the files of processes that hold ways to a cluster's machines open. */
    public Path ways(String cluster) {
        return folder(cluster).ways();
    }

    private ProvisionedCluster provisioned(DropletCluster cluster) {
        return new ProvisionedCluster(
                cluster.run().cluster(),
                Optional.of(cluster.topology()),
                Optional.of(cluster.lease()),
                List.copyOf(machines(cluster)),
                cluster.complete());
    }

    private List<SshMachine> machines(DropletCluster cluster) {
        return connections.to(cluster, folder(cluster.run().cluster()));
    }

    private DropletLaunch requireLaunch() {
        return launch.orElseThrow(
                () -> new IllegalStateException("This provisioner finds clusters, and launches none"));
    }

    private CloudFolder folder(String cluster) {
        return CloudFolder.of(workingDirectory, cluster);
    }

    /** Ends all sessions with machines, and the ways through them; the clusters stay. */
    @Override
    public void close() {
        connections.close();
    }
}
