package io.nonet.digitalocean.setup;

import io.nonet.digitalocean.ssh.SshMachine;
import io.nonet.topology.Topology;

/** Where machines get the agents and Toxiproxy from. */
public interface Programs {
    /**
     * Does what is to be done once for all machines; may be called early, while there are none yet.
     *
     * @throws io.nonet.cluster.EnvironmentUnusableException if that fails
     */
    void prepare(Topology topology);

    /**
     * Puts onto a machine what its node runs.
     *
     * @throws io.nonet.cluster.EnvironmentUnusableException if that fails; names the machine
     */
    void install(SshMachine machine, Topology topology);
}
