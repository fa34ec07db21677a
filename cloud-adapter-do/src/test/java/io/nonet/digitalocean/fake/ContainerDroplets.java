package io.nonet.digitalocean.fake;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Owner;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.docker.DockerProvisioner;
import io.nonet.docker.EngineConnection;
import io.nonet.docker.Labels;
import io.nonet.topology.Subnet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Droplets that are containers of the image {@code nonet/droplet}: a bare Debian 12 with an SSH server.
 *
 * <p>What a droplet has of a real one:
 *
 * <ul>
 *   <li>{@code eth0} with the public address and the way to the world, {@code eth1} with the private one in the VPC's
 *       range. This computer reaches both, at any port; nothing is published. Both stay as they are when it is off.
 *   <li>sshd at port 22, host keys of its own, the keys of the create call for root, no password.
 *   <li>user_data, run as root once, if it begins with {@code #!}; sshd answers before it has ended. After it
 *       {@code /var/lib/cloud/instance/boot-finished} appears; its output is in
 *       {@code /var/log/cloud-init-output.log}.
 *   <li>{@code /etc/rc.local}, if it is executable, at each boot, as systemd runs it. There is no systemd: what an adapter
 *       wants to have running after a reboot has to be started from there.
 *   <li>The metadata service, at {@code http://169.254.169.254/metadata/v1/}: {@code id}, {@code hostname},
 *       {@code user-data}, {@code public-keys} and {@code interfaces/(public|private)/0/ipv4/address}.
 *   <li>Control groups and network settings of its own, and a volume at {@code /var/lib/docker}, so that Docker and Nomad
 *       run in it; each droplet has all the capabilities that a Nomad client needs, since a cloud knows no roles.
 *   <li>Debian's packages of the machine image, already installed.
 * </ul>
 *
 * <p>What it has not: a kernel and a clock of its own, systemd, snapshots. A firewall is known to the API alone; no packet
 * is dropped.
 *
 * <p>All of it is labelled like a cluster of this name that a test launched: {@code nonet list} shows it, {@code nonet down
 * --name} removes it, and once this process has died so do {@code nonet sweep} and the next {@link #start}. Safe for use by
 * several threads.
 */
public final class ContainerDroplets implements Hardware, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerDroplets.class);
    static final String IMAGE = "nonet/droplet:latest";
    /** All that they are called begins so. */
    private static final String PREFIX = "nonet-droplet-";
    /** 198.18.0.0/15 is kept for tests of networks: public, and nobody's. */
    private static final int RANGES = 512;

    /** A shutdown takes ten seconds at most, and the removal of each droplet some. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(90);

    private static final Duration LIFETIME = Duration.ofDays(1);

    private final DockerClient docker;
    private final String name;
    private final Map<String, String> labels;
    private final String publicNetwork;
    private final ExecutorService work = Executors.newCachedThreadPool();
    /** One at a time: an engine that removes several may lose sight of who is on a network (moby issue 42119). */
    private final ExecutorService removals = Executors.newSingleThreadExecutor();

    private final List<ContainerDroplet> droplets = new ArrayList<>();
    private final Map<String, String> networks = new ConcurrentHashMap<>();

    private ContainerDroplets(DockerClient docker, String name, Map<String, String> labels, String publicNetwork) {
        this.docker = docker;
        this.name = name;
        this.labels = Map.copyOf(labels);
        this.publicNetwork = publicNetwork;
    }

    /**
     * Removes what earlier ones left whose process has died, and makes the public network.
     *
     * @param word what their names end with, after {@code nonet-droplet-}; unique on this engine
     * @throws EnvironmentUnusableException if there is no engine, no image, or the name is in use
     */
    public static ContainerDroplets start(String word, Clock clock) {
        removeLeftovers();
        DockerClient docker = EngineConnection.open();
        requireImage(docker);
        String name = PREFIX + word;
        Lease lease = new Lease(name, Owner.current(), false, clock.instant().plus(LIFETIME), Path.of(".nonet", name));
        Map<String, String> labels = Labels.of(name, lease);
        int first = Math.floorMod(name.hashCode(), RANGES);
        for (int step = 0; step < RANGES; step++) {
            int range = (first + step) % RANGES;
            String subnet = "198." + (18 + range / 256) + "." + range % 256 + ".";
            if (make(docker, name, subnet + "0/24", subnet + "1", false, labels)) {
                return new ContainerDroplets(docker, name, labels, subnet);
            }
        }
        throw new EnvironmentUnusableException(
                "No range of 198.18.0.0/15 is free for public addresses.",
                "Remove networks that nobody uses (docker network prune).");
    }

    private static void removeLeftovers() {
        DockerProvisioner provisioner = DockerProvisioner.connect();
        provisioner.list().stream()
                .filter(found -> found.name().startsWith(PREFIX))
                .filter(found ->
                        found.lease().map(lease -> !lease.owner().isAlive()).orElse(false))
                .map(ProvisionedCluster::name)
                .forEach(name -> remove(provisioner, name));
    }

    private static void remove(DockerProvisioner provisioner, String name) {
        try {
            provisioner.destroy(name);
        } catch (EnvironmentUnusableException e) {
            // The engine may believe that somebody is on an empty network until it is started anew (moby issue 42119).
            // That is in nobody's way here; nonet sweep tells of it.
            return;
        }
    }

    private static void requireImage(DockerClient docker) {
        try {
            docker.inspectImageCmd(IMAGE).exec();
        } catch (NotFoundException e) {
            throw new EnvironmentUnusableException(
                    "The engine has no image " + IMAGE + ".", "Build it: images/build --all", e);
        }
    }

    /** False if another network of the engine has the range. */
    private static boolean make(
            DockerClient docker,
            String name,
            String subnet,
            String gateway,
            boolean internal,
            Map<String, String> labels) {
        try {
            docker.createNetworkCmd()
                    .withName(name)
                    .withCheckDuplicate(true)
                    .withInternal(internal)
                    .withIpam(new Network.Ipam()
                            .withConfig(
                                    new Network.Ipam.Config().withSubnet(subnet).withGateway(gateway)))
                    .withLabels(labels)
                    .exec();
            return true;
        } catch (DockerException e) {
            if (String.valueOf(e.getMessage()).contains("overlap")) {
                return false;
            }
            throw e;
        }
    }

    /** The name that all of it is labelled with. */
    public String name() {
        return name;
    }

    /** The address that this computer has in the eyes of the droplets: the operator's. */
    public String operatorAddress() {
        return publicNetwork + "1";
    }

    @Override
    public boolean connect(String vpc, String range) {
        String network = name + "-" + vpc;
        String gateway = Subnet.parse(range).gateway();
        if (!make(docker, network, range, gateway, true, labels)) {
            return false;
        }
        networks.put(vpc, network);
        return true;
    }

    @Override
    public void disconnect(String vpc) {
        String network = networks.remove(vpc);
        if (network != null) {
            docker.removeNetworkCmd(network).exec();
        }
    }

    @Override
    public synchronized DropletMachine make(Order order) {
        droplets.removeIf(ContainerDroplet::isGone);
        String address = IntStream.range(2, 255)
                .mapToObj(host -> publicNetwork + host)
                .filter(free -> droplets.stream()
                        .noneMatch(droplet -> droplet.publicAddress().equals(free)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("All 253 public addresses are taken"));
        String network = networks.get(order.vpc());
        if (network == null) {
            throw new IllegalArgumentException("Expected a VPC that was made here, found " + order.vpc());
        }
        ContainerDroplet droplet = new ContainerDroplet(
                docker, new DropletContainer(order, name, address, name, network, labels), work, removals);
        droplets.add(droplet);
        return droplet;
    }

    /** Removes all containers and networks of this name. */
    @Override
    public synchronized void close() {
        CompletableFuture<?>[] removed =
                droplets.stream().map(ContainerDroplet::giveUp).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(removed).get(CLOSE_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("{}: not all droplets were removed one by one: {}", name, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        work.shutdown();
        removals.shutdown();
        DockerProvisioner.connect().destroy(name);
    }
}
