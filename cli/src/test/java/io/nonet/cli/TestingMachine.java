package io.nonet.cli;

import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Service;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.config.MachineFile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A machine that nothing runs on; its Consul agent would be on the given port, its Nomad agent on the next. */
record TestingMachine(NodeSpec node, String address, int port, boolean isUp) implements Machine {
    @Override
    public URI consul() {
        return URI.create("https://127.0.0.1:" + port);
    }

    @Override
    public Optional<URI> nomad() {
        return node.role().runsNomad() ? Optional.of(URI.create("https://127.0.0.1:" + (port + 1))) : Optional.empty();
    }

    @Override
    public URI toxiproxy() {
        return URI.create("http://127.0.0.1:" + (port + 2));
    }

    @Override
    public void powerOff() {
        throw new UnsupportedOperationException("nothing runs on it");
    }

    @Override
    public void powerOn() {
        throw new UnsupportedOperationException("nothing runs on it");
    }

    @Override
    public ExecResult exec(Duration limit, List<String> command) {
        return new ExecResult(0, "", "");
    }

    @Override
    public void write(List<MachineFile> files) {}

    @Override
    public String log(Service service, int lines) {
        return "";
    }
}
