package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

import io.nonet.client.MutualTls;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.nomad.NomadClient;
import io.nonet.observe.Timeline;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A launched cluster: its machines, and clients to every agent with the operator's certificate.
 *
 * <p>Closing it removes it if this process launched it for itself, and does nothing if it is detached. Safe for use by
 * several threads.
 *
 * @see ClusterLauncher
 */
public final class Cluster implements AutoCloseable {
    private final Topology topology;
    private final Place place;
    private final Map<String, Machine> machines;
    private final Map<String, ConsulClient> consul = new LinkedHashMap<>();
    private final Map<String, NomadClient> nomad = new LinkedHashMap<>();
    private final ClusterDirectory directory;
    private final Timeline timeline;
    private final Runnable onClose;

    Cluster(
            Topology topology,
            Place place,
            List<Machine> machines,
            Access access,
            ClusterDirectory directory,
            Timeline timeline,
            Runnable onClose) {
        this.topology = requireNonNull(topology);
        this.place = requireNonNull(place);
        this.directory = requireNonNull(directory);
        this.timeline = requireNonNull(timeline);
        this.onClose = requireNonNull(onClose);
        Map<String, Machine> byName = new LinkedHashMap<>();
        MutualTls tls = MutualTls.client(access.operator(), access.caCertificatePem());
        for (Machine machine : machines) {
            String node = machine.node().name();
            byName.put(node, machine);
            consul.put(node, ConsulClient.at(machine::consul, tls));
            if (machine.nomad().isPresent()) {
                nomad.put(node, NomadClient.at(() -> machine.nomad().orElseThrow(), tls));
            }
        }
        this.machines = Collections.unmodifiableMap(byName);
    }

    public Topology topology() {
        return topology;
    }

    public String name() {
        return topology.name();
    }

    /** Where it is, and what there is beside it. */
    public Place place() {
        return place;
    }

    /** All machines, in node order. */
    public List<Machine> machines() {
        return List.copyOf(machines.values());
    }

    /** The machines that are off, in node order. */
    public List<Machine> machinesOff() {
        List<Machine> all = machines();
        List<Boolean> up = Parallel.map(all, Machine::isUp);
        return IntStream.range(0, all.size())
                .filter(i -> !up.get(i))
                .mapToObj(all::get)
                .toList();
    }

    /**
     * The machine of that node.
     *
     * @throws io.nonet.topology.TopologyException if there is no such node; lists those there are
     */
    public Machine machine(String node) {
        return requireNonNull(machines.get(topology.node(node).name()));
    }

    /** The machine of that node. */
    public Machine machine(NodeSpec node) {
        return machine(node.name());
    }

    /** A client of the Consul agent on that node. */
    public ConsulClient consul(NodeSpec node) {
        return requireNonNull(consul.get(topology.node(node.name()).name()));
    }

    /** A client of the Consul agent on the first Consul server. */
    public ConsulClient consul() {
        return consul(topology.consulServers().get(0));
    }

    /**
     * A client of the Nomad agent on that node.
     *
     * @throws IllegalArgumentException if the node runs no Nomad agent
     */
    public NomadClient nomad(NodeSpec node) {
        NomadClient client = nomad.get(topology.node(node.name()).name());
        if (client == null) {
            throw new IllegalArgumentException(node.name() + " is a "
                    + node.role().label()
                    + "; these nodes run Nomad: "
                    + String.join(
                            ", ",
                            topology.nomadNodes().stream().map(NodeSpec::name).toList()));
        }
        return client;
    }

    /** A client of the Nomad agent on the first Nomad server. */
    public NomadClient nomad() {
        return nomad(topology.nomadServers().get(0));
    }

    /** The folder with what is kept of this cluster on the operator's side. */
    public ClusterDirectory directory() {
        return directory;
    }

    /** Who leads, as the servers themselves say. */
    public Leaders leaders() {
        return new Leaders(this);
    }

    /** What it takes for this cluster to be ready, to be looked at or waited for. */
    public Readiness readiness() {
        return new Readiness(this);
    }

    /** Where everything that is seen of this cluster is recorded. */
    public Timeline timeline() {
        return timeline;
    }

    /** Removes the cluster unless it is detached. Once it has returned nothing of it is left; twice is fine. */
    @Override
    public void close() {
        onClose.run();
    }
}
