package io.nonet.cli;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that injects a fault. */
final class FaultOptions {
    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Heal after this time, or on Ctrl-C; the command ends once the cluster is ready again, unless"
                    + " other faults are there. Default: it ends at once, and the fault stays until nonet heal.")
    private @Nullable Duration lifetime;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    Optional<Duration> lifetime() {
        return Optional.ofNullable(lifetime);
    }

    String cluster() {
        return cluster.name();
    }
}
