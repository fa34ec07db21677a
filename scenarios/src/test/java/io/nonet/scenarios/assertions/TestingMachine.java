package io.nonet.scenarios.assertions;

import io.nonet.cluster.testing.PartialMachine;
import io.nonet.topology.NodeSpec;
import java.net.URI;
import java.util.Optional;

/** A machine of which there is nothing but its agents, both at one port of this host. */
record TestingMachine(NodeSpec node, int port) implements PartialMachine {
    @Override
    public URI consul() {
        return URI.create("https://127.0.0.1:" + port);
    }

    @Override
    public Optional<URI> nomad() {
        return node.role().runsNomad() ? Optional.of(consul()) : Optional.empty();
    }
}
