package io.nonet.digitalocean;

import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Lease;
import io.nonet.digitalocean.ssh.OperatorKey;
import io.nonet.topology.Addresses;
import io.nonet.topology.Topology;
import java.nio.file.Files;
import java.util.List;

/** A launch up to the point at which addresses are known: the droplets are made, and written down in the cluster's folder. */
record DropletReservation(CloudFolder folder, Topology topology, Lease lease) {
    /**
     * Checks that no cluster bears the name.
     *
     * @throws EnvironmentUnusableException if one does; says which, and what to do
     */
    void requireFreeName() {
        folder.read().ifPresent(known -> {
            throw inUse("run " + known.run() + " on DigitalOcean bears it");
        });
        if (Files.exists(new ClusterDirectory(folder.path()).certificate())) {
            throw inUse("the certificates of another cluster are in " + folder.path());
        }
    }

    private EnvironmentUnusableException inUse(String why) {
        return new EnvironmentUnusableException(
                "The name " + topology.name() + " is in use: " + why + ".",
                "Choose another with --name, or remove that cluster: nonet down --name " + topology.name() + ".");
    }

    /**
     * Makes the droplets.
     *
     * @throws EnvironmentUnusableException if that fails; what there is of them is removed, or named with what it costs
     */
    Addresses make(DigitalOcean account, Quote quote, OperatorAddress operator) {
        RunId run = quote.plan().run().id();
        OperatorKey key = OperatorKey.generate();
        DropletCluster cluster = new DropletCluster(
                run, quote.plan().region(), quote.hourly(), lease, topology, quote.range(), List.of(), false);
        folder.begin(cluster, key);
        try {
            return keep(account, cluster.with(account.up(quote, new Admission(operator, key.publicLine(), ""))));
        } catch (RuntimeException | Error e) {
            // While something may be left, the folder tells nonet down of which run.
            if (!account.isOpen(run)) {
                deleteAfter(e);
            }
            throw e;
        }
    }

    private void deleteAfter(Throwable failure) {
        try {
            folder.delete();
        } catch (EnvironmentUnusableException e) {
            failure.addSuppressed(e);
        }
    }

    /** Writes down droplets that were made; what cannot be written down, or has no usable address, is removed. */
    private Addresses keep(DigitalOcean account, DropletCluster made) {
        try {
            Addresses addresses = made.addresses();
            folder.write(made);
            return addresses;
        } catch (RuntimeException e) {
            EnvironmentUnusableException failure = new EnvironmentUnusableException(
                    "The droplets of run " + made.run() + " were made and cannot be used: " + e.getMessage(),
                    "See above, and launch again.",
                    e);
            account.undo(made.run(), made.hourly(), failure);
            throw failure;
        }
    }
}
