package io.nonet.observe;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Observations to try things on: {@link #ALL} has each type, with its optional parts and without. */
final class Samples {
    static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123456789Z");

    static final RunStarted STARTED = new RunStarted(
            "20260301T120000.123Z-election",
            "election",
            TIME,
            Optional.of(42L),
            List.of(new RunStarted.Node("consul-0", "consul-server"), new RunStarted.Node("consul-1", "consul-server")),
            Map.of("nomad", "1.4.3", "consul", "1.14.3"),
            Map.of("nonet/machine", "sha256:5f0c"),
            "./nonet scenario run election --seed 42");

    private static final Bound BOUND = new Bound(5, "s", "5 × raft multiplier");

    static final List<Observation> ALL = List.of(
            STARTED,
            new RunStarted("id", "name", TIME, Optional.empty(), List.of(), Map.of(), Map.of(), ""),
            new RunFinished(Verdict.PASSED, "3 checks held"),
            Step.started("kill the leader"),
            Step.finished("kill the leader", Duration.ofNanos(2_000_000_001)),
            Step.failed("kill the leader", Duration.ofSeconds(5), "no leader"),
            new Phase("containers", Duration.ofMillis(1400)),
            new NodeState("consul-0", Optional.of("consul"), State.FROZEN),
            new NodeState("consul-0", Optional.empty(), State.UP),
            new LeaderChanged(ClusterSystem.CONSUL, Optional.of("consul-1"), Optional.of(3L), Optional.of("consul-2")),
            new LeaderChanged(ClusterSystem.NOMAD, Optional.empty(), Optional.empty(), Optional.empty()),
            new MembersChanged(
                    ClusterSystem.CONSUL, Map.of("consul-1", "failed", "consul-0", "alive"), Optional.of("consul-0")),
            new Placed("digitalocean", List.of("containers beside the cluster")),
            new Placed("docker", List.of()),
            new NodeRegistered("nomad-client-0", "ready", true, false),
            new AllocationChanged("3b7e", "web", "group", "nomad-client-0", "run", "running", Optional.of("1a2b")),
            new AllocationChanged("3b7e", "web", "group", "nomad-client-0", "run", "pending", Optional.empty()),
            new DeploymentChanged("8f1c", "web", 2, "successful", ""),
            request("writer-0", Outcome.INFO, Optional.of("timeout")),
            request("writer-1", Outcome.OK, Optional.empty()),
            new HistoryJudged(
                    "reads are linearizable",
                    "register",
                    List.of("k"),
                    Verdict.FAILED,
                    "not linearizable",
                    List.of(
                            new HistoryJudged.Window(
                                    Optional.of("k"), "no order", List.of(new HistoryJudged.Asked("writer-0", 5))),
                            new HistoryJudged.Window(Optional.empty(), "no order", List.of()))),
            new HistoryJudged("n", "set", List.of(), Verdict.INCONCLUSIVE, "out of time", List.of()),
            new Check("no write is lost", false, Optional.of("812"), Optional.of("811"), Optional.of(BOUND)),
            new Check("a leader is there", true, Optional.empty(), Optional.empty(), Optional.empty()),
            new Measurement("election-time", 1.9, "s", Optional.of(BOUND)),
            new Measurement("election-time", 2, "s", Optional.empty()),
            new Promised("stale", "bridge", "writes", "old values", List.of("a page"), true, "3 old values"),
            new Fault(
                    "cut-1", "partition", List.of("consul-0>consul-1:8300"), FaultStage.HEAL_PROVED, Optional.empty()),
            new Fault("kill-1", "kill", List.of("consul-0/consul"), FaultStage.PROVED, Optional.of("no process")),
            new LogLine("consul-0", "consul", "\u001b[31m\"quoted\" </script>\n\t\u0000 ü 😀 \u2028\\"),
            new Unknown("from-the-future", futureFields()));

    private Samples() {}

    static Request request(String client, Outcome outcome, Optional<String> error) {
        return new Request(
                client,
                "cas",
                "consul-1",
                Optional.of("k"),
                Optional.of("[1,2]"),
                outcome,
                5_000_000_000L,
                Duration.ofMillis(12),
                error);
    }

    static List<TimedObservation<?>> timed(Observation... observations) {
        return Arrays.stream(observations)
                .<TimedObservation<?>>map(observation -> new TimedObservation<>(TIME, 7, observation))
                .toList();
    }

    private static Map<String, Object> futureFields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("text", "x");
        fields.put("nothing", null);
        fields.put("nested", Map.of("list", List.of(1, 2.5, "three", true)));
        return fields;
    }
}
