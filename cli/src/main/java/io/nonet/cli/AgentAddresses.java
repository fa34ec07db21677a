package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where this computer finds the agents that an operator's programs ask.
 *
 * @param nomad empty if no Nomad agent is asked
 */
record AgentAddresses(AgentAddress consul, Optional<AgentAddress> nomad) {
    AgentAddresses {
        requireNonNull(consul, "consul");
        requireNonNull(nomad, "nomad");
    }

    /** Whether a way leads to each of them; port 1 stands for none. */
    boolean lead() {
        return consul.uri().getPort() > 1
                && nomad.map(agent -> agent.uri().getPort() > 1).orElse(true);
    }
}
