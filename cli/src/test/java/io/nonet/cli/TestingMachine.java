package io.nonet.cli;

import io.nonet.cluster.testing.PartialMachine;
import io.nonet.topology.NodeSpec;
import java.net.URI;
import java.util.Optional;

/** A machine that nothing runs on; its Consul agent would be on the given port, its Nomad agent on the next. */
record TestingMachine(NodeSpec node, String address, int port, boolean isUp) implements PartialMachine {
    @Override
    public URI consul() {
        return URI.create("https://127.0.0.1:" + port);
    }

    @Override
    public Optional<URI> nomad() {
        return node.role().runsNomad() ? Optional.of(URI.create("https://127.0.0.1:" + (port + 1))) : Optional.empty();
    }
}
