package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.digitalocean.ssh.SshAccess;
import io.nonet.digitalocean.ssh.SshAddress;
import io.nonet.digitalocean.ssh.SshMachine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The machines of clusters, with the sessions and ways into them, which all who ask share. Safe for use by several threads. */
final class Connections implements AutoCloseable {
    private final Supplier<DigitalOcean> account;
    private final Map<String, Connected> connected = new ConcurrentHashMap<>();

    /** The machines of one run, with what they share. */
    private record Connected(RunId run, SshAccess access, List<SshMachine> machines) {}

    /** @param account asked for when a machine's power is changed */
    Connections(Supplier<DigitalOcean> account) {
        this.account = requireNonNull(account);
    }

    /**
     * A cluster's machines: the same ones each time, so that sessions are shared; others once the droplets are others.
     *
     * @param folder the cluster's, which holds the key
     */
    synchronized List<SshMachine> to(DropletCluster cluster, CloudFolder folder) {
        String name = cluster.run().cluster();
        Connected known = connected.get(name);
        if (known != null
                && known.run().equals(cluster.run())
                && known.machines().size() == cluster.droplets().size()) {
            return known.machines();
        }
        end(name);
        if (cluster.droplets().isEmpty()) {
            return List.of();
        }
        // Each machine has shown its key by then: a file that knows it no more is no reason to trust another.
        SshAccess access = cluster.complete()
                ? SshAccess.strict(folder.key(), folder.hostKeys())
                : SshAccess.open(folder.key(), folder.hostKeys());
        List<SshMachine> machines = cluster.droplets().stream()
                .map(droplet -> new SshMachine(
                        cluster.topology(),
                        droplet.node(),
                        droplet.privateAddress(),
                        SshAddress.of(droplet.publicAddress()),
                        access,
                        new LazyPower(account, droplet)))
                .toList();
        connected.put(name, new Connected(cluster.run(), access, machines));
        return machines;
    }

    /** Ends the sessions with a cluster's machines, and the ways through them. */
    synchronized void end(String cluster) {
        Connected known = connected.remove(cluster);
        if (known != null) {
            known.access().close();
        }
    }

    /** Ends all sessions under way, without waiting for whoever makes one. */
    void interrupt() {
        connected.values().forEach(known -> known.access().close());
    }

    @Override
    public void close() {
        List.copyOf(connected.keySet()).forEach(this::end);
    }
}
