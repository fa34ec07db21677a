package io.nonet.scenarios.assertions;

import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Service;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.config.MachineFile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A machine of which there is nothing but its agents, both at one port of this host. */
record TestingMachine(NodeSpec node, int port) implements Machine {
    @Override
    public String address() {
        return "127.0.0.1";
    }

    @Override
    public URI consul() {
        return URI.create("https://127.0.0.1:" + port);
    }

    @Override
    public Optional<URI> nomad() {
        return node.role().runsNomad() ? Optional.of(consul()) : Optional.empty();
    }

    @Override
    public boolean isUp() {
        return true;
    }

    @Override
    public URI toxiproxy() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void powerOff() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void powerOn() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExecResult exec(Duration limit, List<String> command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(List<MachineFile> files) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String log(Service service, int lines) {
        throw new UnsupportedOperationException();
    }
}
