package io.nonet.reports;

import io.nonet.observe.Bound;
import io.nonet.observe.ClusterSystem;
import io.nonet.observe.FaultStage;
import io.nonet.observe.Observation;
import io.nonet.observe.Observation.AllocationChanged;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.DeploymentChanged;
import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Observation.HistoryJudged;
import io.nonet.observe.Observation.LeaderChanged;
import io.nonet.observe.Observation.LogLine;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.MembersChanged;
import io.nonet.observe.Observation.NodeRegistered;
import io.nonet.observe.Observation.NodeState;
import io.nonet.observe.Observation.Phase;
import io.nonet.observe.Observation.Placed;
import io.nonet.observe.Observation.Promised;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.Observation.State;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.Observation.Unknown;
import io.nonet.observe.Outcome;
import io.nonet.observe.RunFile;
import io.nonet.observe.TimedObservation;
import io.nonet.observe.Verdict;
import io.nonet.observe.VisibleText;
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

    /** What moves a cursor, and what turns writing around or ends the isolation of what turns it. */
    public static final String UNSEEN = "\u001b[31m\u0007\u0085\u009b1m\u061c\u200e\u200f"
            + "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff\u0000";

    private final List<TimedObservation<?>> all = new ArrayList<>();

    public TestingRun() {
        this("PartitionScenario-aLeaderIsCutOff");
    }

    public TestingRun(String name) {
        this(new RunStarted(
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

    public TestingRun(RunStarted started) {
        at(0, started);
    }

    public TestingRun at(double seconds, Observation observation) {
        long nanos = (long) (seconds * 1e9);
        all.add(new TimedObservation<>(BEGUN.plusNanos(nanos), nanos, observation));
        return this;
    }

    /** A run in which this is all that anybody has to say. */
    public static TestingRun everywhere(String text) {
        Optional<String> maybe = Optional.of(text);
        return new TestingRun(new RunStarted(
                        text,
                        text,
                        BEGUN,
                        Optional.empty(),
                        List.of(new RunStarted.Node(text, text)),
                        Map.of(text, text),
                        Map.of(text, text),
                        text))
                .at(1, new LogLine(text, text, text))
                .at(1, new Placed(text, List.of(text)))
                .at(1, new Phase(text, Duration.ofSeconds(1)))
                .at(1, new NodeState(text, maybe, State.DOWN))
                .at(1, new LeaderChanged(ClusterSystem.CONSUL, maybe, Optional.of(1L), maybe))
                .at(1, new MembersChanged(ClusterSystem.NOMAD, Map.of(text, text), maybe))
                .at(1, new NodeRegistered(text, text, true, true))
                .at(1, new AllocationChanged(text, text, text, text, text, text, maybe))
                .at(1, new DeploymentChanged(text, text, 1, text, text))
                .at(1, new Fault(text, text, List.of(text), FaultStage.INJECTED, maybe))
                .at(2, new Fault(text, text, List.of(text), FaultStage.PROVED, maybe))
                .at(2, Step.failed(text, Duration.ofSeconds(1), text))
                .at(2, Check.of(text, false, text, text))
                .at(2, new Check(text + 2, true, maybe, maybe, Optional.of(new Bound(1, text, text))))
                .at(2, new Measurement(text, 1, text, Optional.of(new Bound(2, text, text))))
                .at(2, new Measurement(text + 2, 1, text, Optional.empty()))
                .at(2, new Promised(text, text, text, text, List.of(text), false, text))
                .at(2, new Unknown(text, Map.of(text, text)))
                .at(3, new Request(text, text, text, maybe, maybe, Outcome.INFO, 0, Duration.ofMillis(1), maybe))
                .at(
                        3,
                        new HistoryJudged(
                                text,
                                text,
                                List.of(text),
                                Verdict.FAILED,
                                text,
                                List.of(new HistoryJudged.Window(
                                        maybe, text, List.of(new HistoryJudged.Asked(text, 0))))))
                .at(3, new RunFinished(Verdict.FAILED, text));
    }

    /** A request that ends then. */
    public TestingRun request(double seconds, Outcome outcome, int millis) {
        return at(
                seconds,
                new Request(
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

    /** What is in a text of several lines, and cannot be seen. */
    public static List<String> unseen(String text) {
        return text.codePoints()
                .filter(point -> point != '\n'
                        && !VisibleText.of(Character.toString(point)).equals(Character.toString(point)))
                .mapToObj("U+%04X"::formatted)
                .toList();
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
