package io.nonet.cli;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Owner;
import io.nonet.docker.DockerProvisioner;
import io.nonet.topology.Addresses;
import io.nonet.topology.Driver;
import io.nonet.topology.Topology;
import io.nonet.topology.Versions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Asks an engine all that a launch asks it, without making a machine. */
record EngineWarmUp(DockerProvisioner engine, Clock clock) {
    private static final Duration LIFETIME = Duration.ofMinutes(1);
    /** No image has them, so that no machine comes of them. */
    private static final Versions NOWHERE = new Versions("0.0.0", "0.0.0");

    void run() {
        Topology topology = Topology.builder()
                .name("nonet-warm-up-" + ProcessHandle.current().pid())
                // No volumes: these are made before a machine is.
                .drivers(Driver.RAW_EXEC)
                .build();
        Lease lease = new Lease(
                "warm-up",
                Owner.current(),
                false,
                clock.instant().plus(LIFETIME),
                Path.of("").toAbsolutePath());
        engine.engine();
        try {
            Addresses addresses = engine.reserve(topology, lease);
            engine.launch(
                    topology.toBuilder().versions(NOWHERE).build(), addresses, lease, node -> List.of(), node -> {});
        } catch (EnvironmentUnusableException e) {
            // Either way all that was wanted of it has been done.
            engine.list();
        } finally {
            engine.destroy(topology.name());
        }
    }
}
