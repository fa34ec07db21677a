package io.nonet.bench;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Place;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.cluster.Provisioner;
import io.nonet.cluster.Service;
import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Port;
import io.nonet.topology.Role;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.awaitility.Awaitility;

/**
 * Network namespaces on one bridge, without containers, proxies and inner engines: what the agents alone cost.
 *
 * <p>One cluster at a time; needs root. Nomad's docker driver, where asked for, finds the host's engine.
 */
final class BareProvisioner implements Provisioner {
    private static final Subnet SUBNET = Subnet.parse("10.63.255.0/24");
    private static final String BRIDGE = "nonet-bare";
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path root;
    private final Map<Service, Path> programs;
    private final List<BareMachine> machines = new ArrayList<>();

    BareProvisioner(Path root, Map<Service, Path> programs) {
        this.root = root;
        this.programs = programs;
    }

    @Override
    public Place place() {
        return new Place("bare", Set.of());
    }

    @Override
    public Addresses reserve(Topology topology, Lease lease) {
        Addresses addresses = Addresses.assign(topology, SUBNET);
        run("ip", "link", "add", BRIDGE, "type", "bridge");
        run("ip", "address", "add", SUBNET.gateway() + "/" + SUBNET.prefixLength(), "dev", BRIDGE);
        run("ip", "link", "set", BRIDGE, "up");
        forwarding("-I");
        for (int i = 0; i < topology.nodes().size(); i++) {
            String namespace = BRIDGE + i;
            String address = addresses.of(topology.nodes().get(i)) + "/" + SUBNET.prefixLength();
            run("ip", "netns", "add", namespace);
            run("ip", "link", "add", "nonet-b" + i, "type", "veth", "peer", "name", "eth0", "netns", namespace);
            run("ip", "link", "set", "nonet-b" + i, "master", BRIDGE, "up");
            run("ip", "-n", namespace, "address", "add", address, "dev", "eth0");
            run("ip", "-n", namespace, "link", "set", "eth0", "up");
            run("ip", "-n", namespace, "link", "set", "lo", "up");
            run("ip", "-n", namespace, "route", "add", "default", "via", SUBNET.gateway());
        }
        return addresses;
    }

    @Override
    public List<Machine> launch(
            Topology topology,
            Addresses addresses,
            Lease lease,
            Function<NodeSpec, List<MachineFile>> files,
            Consumer<NodeSpec> started) {
        for (int i = 0; i < topology.nodes().size(); i++) {
            NodeSpec node = topology.nodes().get(i);
            BareMachine machine =
                    new BareMachine(node, addresses.of(node), BRIDGE + i, root.resolve(node.name()), programs);
            machine.write(files.apply(node));
            machines.add(machine);
        }
        for (BareMachine machine : machines) {
            started.accept(machine.node());
            machine.start(Service.CONSUL);
            if (machine.node().role() == Role.NOMAD_SERVER) {
                machine.start(Service.NOMAD);
            }
        }
        new Thread(this::startClients, "nonet-bare-clients").start();
        return List.copyOf(machines);
    }

    /** As the machine's own start script does: a client that registers before its servers answer backs off. */
    private void startClients() {
        of(Role.NOMAD_SERVER).forEach(server -> awaitPort(server, Port.NOMAD_HTTPS));
        of(Role.NOMAD_CLIENT).forEach(client -> {
            awaitPort(client, Port.CONSUL_HTTPS);
            client.start(Service.NOMAD);
        });
    }

    private List<BareMachine> of(Role role) {
        return machines.stream()
                .filter(machine -> machine.node().role() == role)
                .toList();
    }

    private static void awaitPort(BareMachine machine, Port port) {
        Awaitility.await(machine.node().name() + " listens at " + port.number())
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .atMost(LIMIT)
                .until(() -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(machine.address(), port.number()), (int) POLL.toMillis());
                        return true;
                    } catch (IOException e) {
                        return false;
                    }
                });
    }

    @Override
    public void complete(String cluster) {
        // Nobody sweeps bare processes: they end with this one.
    }

    @Override
    public Optional<ProvisionedCluster> find(String cluster) {
        return Optional.empty();
    }

    @Override
    public List<ProvisionedCluster> list() {
        return List.of();
    }

    @Override
    public int destroy(String cluster) {
        for (BareMachine machine : machines) {
            machine.kill(Service.NOMAD);
            machine.kill(Service.CONSUL);
        }
        for (int i = 0; Files.exists(Path.of("/var/run/netns/" + BRIDGE + i)); i++) {
            // The namespace takes its end of the pair with it only some time after it is gone.
            run("ip", "link", "delete", "nonet-b" + i);
            run("ip", "netns", "delete", BRIDGE + i);
        }
        run("ip", "link", "delete", BRIDGE);
        forwarding("-D");
        run(
                "sh",
                "-c",
                "find /sys/fs/cgroup/*/nonet/" + cluster + " -depth -type d -exec rmdir {} + 2>/dev/null; rm -rf "
                        + root);
        return machines.size();
    }

    /** Docker drops what is forwarded, bridged frames too where the kernel shows them to its packet filter. */
    private static void forwarding(String change) {
        run("iptables", change, "FORWARD", "-i", BRIDGE, "-o", BRIDGE, "-j", "ACCEPT");
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0 && !command[0].equals("sh")) {
                throw new EnvironmentUnusableException(
                        "'" + String.join(" ", command) + "' ended with " + process.exitValue() + ".",
                        "Run the benchmark as root, and once at a time.");
            }
        } catch (IOException e) {
            throw new EnvironmentUnusableException("Cannot run " + command[0] + ": " + e, "Install iproute2.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentUnusableException("Interrupted.", "Run the benchmark again.", e);
        }
    }
}
