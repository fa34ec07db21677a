package io.nonet.bench;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.Service;
import io.nonet.observe.Observation;
import io.nonet.observe.Timeline;
import io.nonet.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Boots the nine agents bare, once; prints the milliseconds from the first process started to readiness. */
final class BareBoot {
    private BareBoot() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("nonet-bare");
        Map<Service, Path> programs =
                Map.of(Service.CONSUL, Path.of(arguments[0]), Service.NOMAD, Path.of(arguments[1]));
        BareProvisioner provisioner = new BareProvisioner(folder, programs);
        Clock clock = Clock.systemUTC();
        ClusterLauncher launcher = new ClusterLauncher(
                provisioner, clock, false, folder, Duration.ofHours(1), ClusterLauncher.DEFAULT_LIMIT);
        Timeline timeline = Timeline.start(clock);
        Topology topology = Topology.builder().name("nonet-bare").build();
        try (Cluster cluster = launcher.launch(topology, "bare", timeline, new Report())) {
            long ready = timeline.nanos();
            long first = timeline.snapshot().all().stream()
                    .filter(seen -> seen.observation() instanceof Observation.NodeState)
                    .findFirst()
                    .orElseThrow()
                    .nanos();
            System.out.println((ready - first) / 1_000_000);
            if (!cluster.readiness().problems().isEmpty()) {
                throw new IllegalStateException(
                        "not ready any more: " + cluster.readiness().problems());
            }
        }
    }
}
