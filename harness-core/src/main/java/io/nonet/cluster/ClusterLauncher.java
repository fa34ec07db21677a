package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Observation;
import io.nonet.observe.Timeline;
import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import io.nonet.topology.config.MachineFiles;
import io.nonet.topology.pki.ClusterSecrets;
import io.nonet.topology.pki.SecretsIssuer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Launches clusters on a provisioner, and finds launched ones again.
 *
 * @param detached whether a cluster outlives this process once it is ready
 * @param workingDirectory under which {@code .nonet/<cluster>/} keeps the operator's certificate
 * @param lifetime how long certificates last, and so the cluster
 * @param limit from the first machine started to readiness
 */
public record ClusterLauncher(
        Provisioner provisioner,
        Clock clock,
        boolean detached,
        Path workingDirectory,
        Duration lifetime,
        Duration limit) {
    /** Twenty times what a boot takes on two cores, with room for a machine that is busy. */
    public static final Duration DEFAULT_LIMIT = Duration.ofMinutes(2);

    private static final int DOWN_MODE = 0644;

    public ClusterLauncher {
        requireNonNull(provisioner, "provisioner");
        requireNonNull(clock, "clock");
        requireNonNull(workingDirectory, "workingDirectory");
        requireNonNull(lifetime, "lifetime");
        requireNonNull(limit, "limit");
    }

    /**
     * Launches a cluster and returns it ready.
     *
     * @param run id of the run, for the labels
     * @param failed told of the machines of a launch that failed, before they are removed
     * @throws EnvironmentUnusableException if it cannot be launched here
     * @throws NotReadyException if it does not get ready in time
     */
    public Cluster launch(Topology topology, String run, Timeline timeline, LaunchFailure failed) {
        ClusterDirectory directory = ClusterDirectory.of(workingDirectory, topology.name());
        Lease lease = new Lease(run, Owner.current(), detached, clock.instant().plus(lifetime), directory.path());
        // Keys are made while the engine is found, the network made and the containers created.
        CompletableFuture<SecretsIssuer> issuer =
                CompletableFuture.supplyAsync(() -> new SecretsIssuer(topology, lifetime, clock));
        long start = timeline.nanos();
        Addresses addresses = provisioner.reserve(topology, lease);
        CompletableFuture<ClusterSecrets> secrets = issuer.thenApplyAsync(ready -> ready.issue(addresses));
        try {
            phase(timeline, "reserve", start);
            Cluster cluster = launch(topology, addresses, secrets, lease, timeline, directory, failed);
            provisioner.complete(topology.name());
            return cluster;
        } catch (RuntimeException | Error e) {
            if (!failed.keep()) {
                removeAfter(e, topology.name(), directory);
            }
            throw e;
        }
    }

    /** What went wrong first is what the caller hears of; a removal that fails as well is added to it. */
    private void removeAfter(Throwable failure, String cluster, ClusterDirectory directory) {
        try {
            destroy(cluster, directory);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private Cluster launch(
            Topology topology,
            Addresses addresses,
            CompletableFuture<ClusterSecrets> secrets,
            Lease lease,
            Timeline timeline,
            ClusterDirectory directory,
            LaunchFailure failed) {
        long start = timeline.nanos();
        List<Machine> machines = provisioner.launch(
                topology,
                addresses,
                lease,
                node -> files(topology, node, addresses, secrets.join()),
                node -> timeline.record(
                        new Observation.NodeState(node.name(), Optional.empty(), Observation.State.STARTING)));
        phase(timeline, "machines", start);
        Access access =
                new Access(secrets.join().caCertificatePem(), secrets.join().operator());
        directory.write(access);
        Cluster cluster = new Cluster(
                topology,
                place(timeline),
                machines,
                access,
                directory,
                timeline,
                detached ? () -> {} : () -> destroy(topology.name(), directory));
        try {
            new Boot(cluster, limit).drive();
        } catch (NotReadyException | MachineException e) {
            failed.failed(cluster, e);
            throw e;
        }
        return cluster;
    }

    /** A cluster that runs already, by its name; closing it does nothing. */
    public Cluster attach(String name, Timeline timeline) {
        ProvisionedCluster found = provisioner.find(name).orElseThrow(() -> unknown(name));
        Topology topology = found.topology().orElseThrow(() -> incomplete(name));
        if (!found.complete() || found.machines().size() < topology.nodes().size()) {
            throw incomplete(name);
        }
        ClusterDirectory directory = directory(found);
        return new Cluster(
                topology, place(timeline), found.machines(), directory.read(), directory, timeline, () -> {});
    }

    private Place place(Timeline timeline) {
        Place place = provisioner.place();
        timeline.record(new Observation.Placed(
                place.name(), place.lacks().stream().map(Capability::words).toList()));
        return place;
    }

    /** Removes all of a cluster; true if there was anything. */
    public boolean destroy(String name) {
        Optional<ProvisionedCluster> found = provisioner.find(name);
        int removed = provisioner.destroy(name);
        found.map(this::directory)
                .orElse(ClusterDirectory.of(workingDirectory, name))
                .delete();
        return removed > 0;
    }

    private void destroy(String name, ClusterDirectory directory) {
        provisioner.destroy(name);
        directory.delete();
    }

    /** The folder with the operator's certificate of a cluster, wherever it was launched from. */
    public ClusterDirectory directory(ProvisionedCluster cluster) {
        return cluster.lease()
                .map(lease -> new ClusterDirectory(lease.directory().toAbsolutePath()))
                .orElse(ClusterDirectory.of(workingDirectory, cluster.name()));
    }

    private EnvironmentUnusableException unknown(String name) {
        List<String> known =
                provisioner.list().stream().map(ProvisionedCluster::name).toList();
        return new EnvironmentUnusableException(
                "There is no cluster " + name + "; " + (known.isEmpty() ? "none runs" : "known are " + known) + ".",
                "Launch it with nonet up --name " + name + ", or name another with --name.");
    }

    private static EnvironmentUnusableException incomplete(String name) {
        return new EnvironmentUnusableException(
                "Cluster " + name
                        + " is not whole: its launch was interrupted, or is under way, or parts of it are gone.",
                "nonet down --name " + name + " removes what is left of it.");
    }

    /** A machine supervises all services; those that its role has not stay down. */
    private static List<MachineFile> files(
            Topology topology, NodeSpec node, Addresses addresses, ClusterSecrets secrets) {
        List<MachineFile> files = new ArrayList<>(MachineFiles.render(topology, node, addresses, secrets));
        List<Service> running = Service.of(topology, node);
        Arrays.stream(Service.values())
                .filter(service -> !running.contains(service))
                .forEach(service -> files.add(down(service)));
        return files;
    }

    private static MachineFile down(Service service) {
        return new MachineFile("/etc/service/" + service.label() + "/down", "", DOWN_MODE);
    }

    private static void phase(Timeline timeline, String name, long start) {
        timeline.record(new Observation.Phase(name, Duration.ofNanos(timeline.nanos() - start)));
    }
}
