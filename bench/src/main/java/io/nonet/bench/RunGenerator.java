package io.nonet.bench;

import io.nonet.observe.ClusterSystem;
import io.nonet.observe.FaultStage;
import io.nonet.observe.Observation;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Observation.LeaderChanged;
import io.nonet.observe.Observation.LogLine;
import io.nonet.observe.Observation.NodeState;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.Outcome;
import io.nonet.observe.RunFile;
import io.nonet.observe.TimedObservation;
import io.nonet.observe.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Runs of ten minutes on nine nodes of which nothing is true; the same each time. */
record RunGenerator(Kind kind, int observations) {
    /** What they are full of. */
    enum Kind {
        MIXED,
        LOG_LINES,
        REQUESTS
    }

    private static final Instant BEGUN = Instant.parse("2026-03-01T12:00:00Z");
    private static final long LENGTH = Duration.ofMinutes(10).toNanos();
    private static final int NODES = 9;
    private static final int FAULTS = 5;
    private static final int KINDS = 100;
    private static final List<FaultStage> STAGES =
            List.of(FaultStage.INJECTED, FaultStage.PROVED, FaultStage.HEALED, FaultStage.HEAL_PROVED);

    /** Writes one, into a file that is not there yet. */
    void write(Path file) {
        Random random = new Random(1);
        try (RunFile run = RunFile.create(file)) {
            run.seen(new TimedObservation<>(BEGUN, 0, started()));
            for (int at = 1; at < observations - 1; at++) {
                long nanos = LENGTH / observations * at;
                run.seen(new TimedObservation<>(BEGUN.plusNanos(nanos), nanos, observation(at, nanos, random)));
            }
            run.seen(new TimedObservation<>(
                    BEGUN.plusNanos(LENGTH), LENGTH, new RunFinished(Verdict.FAILED, "it is made up")));
        }
    }

    private RunStarted started() {
        List<RunStarted.Node> nodes = IntStream.range(0, NODES)
                .mapToObj(at -> new RunStarted.Node(node(at), at < 3 ? "consul-server" : "nomad-client"))
                .toList();
        return new RunStarted(
                "20260301T120000.000Z-run",
                "ten-minutes",
                BEGUN,
                Optional.of(1L),
                nodes,
                Map.of("consul", "1.14.3"),
                Map.of("nonet/machine", "sha256:5f0c"),
                "./nonet scenario run ten-minutes --seed 1");
    }

    private Observation observation(int at, long nanos, Random random) {
        return switch (kind) {
            case LOG_LINES -> log(at);
            case REQUESTS -> request(at, nanos, random);
            case MIXED -> mixed(at, nanos, random);
        };
    }

    /** Of 100: 48 requests, 40 log lines, 12 of other kinds. */
    private static Observation mixed(int at, long nanos, Random random) {
        String node = node(at);
        return switch (at % KINDS) {
            case 1 -> Check.of("what is looked at holds, number " + at / KINDS % 50, at / KINDS % 331 != 7, "1", "2");
            case 2, 3, 4, 5 ->
                new Fault(
                        "pause-" + at / KINDS % FAULTS,
                        "pause",
                        List.of(node(at / KINDS) + "/consul"),
                        STAGES.get(at % KINDS - 2),
                        text("state T of its processes"));
            case 6, 7, 8, 9 ->
                new NodeState(node, text("consul"), at % 2 == 0 ? NodeState.State.DOWN : NodeState.State.UP);
            case 10, 11, 12 ->
                new LeaderChanged(
                        ClusterSystem.CONSUL, text(node), Optional.of((long) at / KINDS), text(node(at / KINDS)));
            default -> at % KINDS < 60 ? request(at, nanos, random) : log(at);
        };
    }

    private static Request request(int at, long nanos, Random random) {
        boolean answered = at % 20 != 0;
        long latency = 1_000_000L + random.nextInt(60_000_000);
        return new Request(
                "writer-" + at % 10,
                at % 3 == 0 ? "read" : "write",
                node(at),
                text("key"),
                text(Integer.toString(at)),
                answered ? Outcome.OK : Outcome.INFO,
                Math.max(0, nanos - latency),
                Duration.ofNanos(latency),
                answered ? Optional.empty() : text("timeout"));
    }

    private static LogLine log(int at) {
        return new LogLine(
                node(at),
                "consul",
                "2026-03-01T12:00:00.000Z [INFO]  agent.server.raft: entering follower state: follower=\"Node at "
                        + "10.83.7.11:8300 [Follower]\" leader-address= leader-id= number=" + at);
    }

    private static String node(int at) {
        return (at % NODES < 3 ? "consul-" : "nomad-") + at % NODES;
    }

    private static Optional<String> text(String text) {
        return Optional.of(text);
    }
}
