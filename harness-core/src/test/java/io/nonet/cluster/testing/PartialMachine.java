package io.nonet.cluster.testing;

import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Service;
import io.nonet.topology.config.MachineFile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A machine that has what a test gives it; a test that asks for more fails. */
public interface PartialMachine extends Machine {
    @Override
    default String address() {
        return "10.64.0.1";
    }

    @Override
    default URI consul() {
        throw new UnsupportedOperationException();
    }

    @Override
    default Optional<URI> nomad() {
        throw new UnsupportedOperationException();
    }

    @Override
    default URI toxiproxy() {
        throw new UnsupportedOperationException();
    }

    @Override
    default boolean isUp() {
        return true;
    }

    @Override
    default void powerOff() {
        throw new UnsupportedOperationException();
    }

    @Override
    default void powerOn() {
        throw new UnsupportedOperationException();
    }

    @Override
    default ExecResult exec(Duration limit, List<String> command) {
        throw new UnsupportedOperationException();
    }

    @Override
    default void write(List<MachineFile> files) {
        throw new UnsupportedOperationException();
    }

    @Override
    default String log(Service service, int lines) {
        throw new UnsupportedOperationException();
    }
}
