package io.nonet.reports;

import io.nonet.observe.Observation;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.Outcome;
import io.nonet.observe.RunFile;
import io.nonet.observe.TimedObservation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a run file, to see what becomes of it. */
public final class TestingRun {
    public static final Instant BEGUN = Instant.parse("2026-03-01T12:00:00Z");
    /** What a cluster must not be able to do to a page. */
    public static final String HOSTILE =
            "</script><script>alert(1)</script><img src=x onerror=alert(2)> \" ' ` & ]]> \u2028\u2029 \u0000 ${7*7} javascript:";

    private final List<TimedObservation<?>> all = new ArrayList<>();

    public TestingRun() {
        this("PartitionScenario-aLeaderIsCutOff");
    }

    public TestingRun(String name) {
        at(
                0,
                new RunStarted(
                        "20260301T120000.000Z-run",
                        name,
                        BEGUN,
                        Optional.of(42L),
                        List.of(
                                new RunStarted.Node("consul-0", "consul-server"),
                                new RunStarted.Node("nomad-server-0", "nomad-server")),
                        Map.of("consul", "1.14.3"),
                        Map.of("nonet/machine", "sha256:5f0c"),
                        "./nonet scenario run partition --seed 42"));
    }

    public TestingRun at(double seconds, Observation observation) {
        long nanos = (long) (seconds * 1e9);
        all.add(new TimedObservation<>(BEGUN.plusNanos(nanos), nanos, observation));
        return this;
    }

    /** A request that ends then. */
    public TestingRun request(double seconds, Outcome outcome, int millis) {
        return at(
                seconds,
                new Observation.Request(
                        "writer",
                        "write",
                        "consul-0",
                        Optional.of("k"),
                        Optional.of("1"),
                        outcome,
                        (long) (seconds * 1e9) - millis * 1_000_000L,
                        Duration.ofMillis(millis),
                        outcome == Outcome.OK ? Optional.empty() : Optional.of("timeout")));
    }

    /** Writes it into a folder of its own in this one. */
    public Path write(Path folder) {
        Path file = folder.resolve("run.json");
        try (RunFile run = RunFile.create(file)) {
            // In the order of their times, as a timeline has them.
            all.stream()
                    .sorted(Comparator.comparingLong(TimedObservation::nanos))
                    .forEach(run::seen);
        }
        return file;
    }
}
