package io.nonet.cluster;

import io.nonet.topology.NodeSpec;
import io.nonet.topology.config.MachineFile;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One node of the cluster as a machine: a container or a droplet, with supervised services on it.
 *
 * <p>Safe for use by several threads. Every call ends within its time limit.
 *
 * @see Service
 */
public interface Machine {
    NodeSpec node();

    /** The address that the other nodes use. */
    String address();

    /**
     * Where the host reaches the node's Consul agent, https with a client certificate. That changes when the machine is
     * started anew, and nobody answers there while it is down.
     */
    URI consul();

    /** Where the host reaches the node's Nomad agent; empty on a Consul server. */
    Optional<URI> nomad();

    /** Where the host reaches the control port of the node's Toxiproxy: plain http, loopback only. */
    URI toxiproxy();

    /**
     * Where the host reaches what listens at a port of the machine's own loopback; empty where nothing but the ports above
     * is let out, as of a container.
     */
    default Optional<InetSocketAddress> loopback(int port) {
        return Optional.empty();
    }

    /**
     * Runs a command as root, without a shell, and returns once it has ended.
     *
     * @throws MachineException if the machine is down, or the command does not end in time
     */
    ExecResult exec(Duration limit, List<String> command);

    /**
     * Writes files with their modes, owner root; folders are made, files that exist are replaced.
     *
     * @throws MachineException if the machine cannot take them
     */
    void write(List<MachineFile> files);

    /**
     * The last lines of a service's log, oldest first; empty if it never ran. Works on a stopped machine too.
     *
     * @throws MachineException if the machine is gone
     */
    String log(Service service, int lines);

    /**
     * Whether the machine itself is up; says nothing about its services. Finds out, too, where the host reaches it now: whoever
     * started it anew, perhaps another process, has moved that.
     */
    boolean isUp();

    /**
     * Ends the machine as a power cut does, and returns once it is down; does nothing if it is. Its files, its address and
     * its name stay.
     *
     * @throws MachineException if it goes on
     */
    void powerOff();

    /**
     * Starts the machine, and with it its services, and returns once it is up; does nothing if it is. The services may
     * still be on their way.
     *
     * @throws MachineException if it does not start
     */
    void powerOn();

    /** The machine's services. */
    default ServiceControl services() {
        return new RunitServices(this);
    }
}
