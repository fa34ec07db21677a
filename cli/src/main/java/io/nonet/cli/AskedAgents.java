package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Machine;
import io.nonet.cluster.MachineException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machines whose agents an operator's programs ask.
 *
 * @param nomad empty if no Nomad agent is asked
 */
record AskedAgents(Machine consul, Optional<Machine> nomad) {
    AskedAgents {
        requireNonNull(consul, "consul");
        requireNonNull(nomad, "nomad");
    }

    /**
     * Those of a node, or of the first Consul server and the first Nomad server that are up.
     *
     * @throws io.nonet.topology.TopologyException if there is no such node; lists those there are
     * @throws MachineException if the node's machine is gone, or all servers' are down
     */
    static AskedAgents of(FoundCluster found, @Nullable String node) {
        if (node == null) {
            return new AskedAgents(
                    found.firstUp(found.topology().consulServers()),
                    Optional.of(found.firstUp(found.topology().nomadServers())));
        }
        Machine machine = found.machine(node);
        return new AskedAgents(
                machine, Optional.of(machine).filter(its -> its.node().role().runsNomad()));
    }

    /**
     * Checks that there are machines to ask.
     *
     * @throws MachineException if one is down
     */
    void requireUp() {
        Stream.concat(Stream.of(consul), nomad.stream())
                .filter(machine -> !machine.isUp())
                .findFirst()
                .ifPresent(down -> {
                    throw new MachineException(down.node().name(), "its machine is down; no way leads to its agents");
                });
    }

    /** Where their agents are, as far as this process reaches them. */
    AgentAddresses addresses() {
        return new AgentAddresses(
                new AgentAddress(consul.node(), consul.consul()),
                nomad.flatMap(machine -> machine.nomad().map(uri -> new AgentAddress(machine.node(), uri))));
    }
}
