package io.nonet.scenarios.consistency;

import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.Fault;
import io.nonet.chaos.Injection;
import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Model;
import io.nonet.chaos.judge.Budget;
import io.nonet.chaos.judge.Judge;
import io.nonet.chaos.judge.Judgement;
import io.nonet.chaos.judge.Ruling;
import io.nonet.chaos.workload.RunningWorkload;
import io.nonet.chaos.workload.Workload;
import io.nonet.client.consul.Consistency;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.scenarios.consistency.Promise.Guarantee;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients read, write, and compare and set registers in every mode of reading, each through its own agent, while something
 * happens to the servers; then what they saw is judged, and held against {@link Promise}.
 *
 * <p>An isolated follower must be seen to answer with old values in the mode {@code stale}: it proves that the judge would
 * see them elsewhere.
 */
@NonetTest
@Scenario(
        name = "consistency",
        summary = "What clients saw while faults ran is judged, and held against what each mode of reading promises.",
        typicalSeconds = 190)
public class ConsistencyScenario {
    /** Fewer acknowledged calls of a mode before, during or after the fault would prove nothing. */
    private static final long FLOOR = 20;
    /** Longer than an election and the lease of an old leader take. */
    private static final Duration FAULT = Duration.ofSeconds(8);

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration READY_AGAIN = Duration.ofMinutes(3);
    private static final Duration JUDGING = Duration.ofSeconds(30);
    private static final long JUDGING_BYTES = 256L << 20;

    private final Cluster cluster;
    private final Story story;
    private final Random random;

    ConsistencyScenario(Cluster cluster, Story story, Random random) {
        this.cluster = cluster;
        this.story = story;
        this.random = random;
    }

    @ParameterizedTest
    @EnumSource
    void consulKeepsItsPromises(Disturbance disturbance) {
        NodeSpec leader = story.step(
                "all servers name one leader", () -> cluster.leaders().consul());
        List<String> followers = cluster.topology().consulServers().stream()
                .map(NodeSpec::name)
                .filter(server -> !server.equals(leader.name()))
                .toList();
        RunningWorkload workload = Workload.REGISTER.start(cluster, random);
        try (workload) {
            enough(workload, "before", 0);
            disturbance
                    .fault(cluster.topology(), leader.name(), followers)
                    .ifPresentOrElse(fault -> lasts(words(disturbance), fault, workload), () -> restarts(workload));
            story.step("the cluster is ready again", () -> cluster.readiness().recover(READY_AGAIN));
            enough(workload, "after that", cluster.timeline().nanos());
        }
        History history = workload.history();
        story.measure("longest time without an acknowledged write", WriteGap.longest(history), "s");
        for (Consistency mode : Consistency.values()) {
            judge(Promise.of(mode, disturbance), history.only(keys(workload, mode)));
        }
    }

    private void lasts(String words, Fault fault, RunningWorkload workload) {
        try (Injection injection = story.step(words, () -> Chaos.on(cluster).inject(fault))) {
            story.premise("it bites", injection::awaitEffect);
            long biting = cluster.timeline().nanos();
            story.step("it lasts", () -> await("the end of the fault", SOON)
                    .until(() -> cluster.timeline().nanos() - biting > FAULT.toNanos()));
            enough(workload, "meanwhile", biting);
            story.step("it is healed", injection::heal);
            story.step("that is seen", injection::awaitHealed);
        }
    }

    private void restarts(RunningWorkload workload) {
        long begun = cluster.timeline().nanos();
        new RollingRestart(cluster, story).tell();
        long ended = cluster.timeline().nanos();
        // What is asked from now on is no longer asked meanwhile: this cannot be waited for.
        for (Consistency mode : Consistency.values()) {
            story.premise("enough calls of mode " + word(mode) + " are acknowledged meanwhile", () -> assertThat(
                            workload.acknowledgedBetween(keys(workload, mode), begun, ended))
                    .isGreaterThanOrEqualTo(FLOOR));
        }
    }

    private void enough(RunningWorkload workload, String when, long since) {
        for (Consistency mode : Consistency.values()) {
            story.premise("enough calls of mode " + word(mode) + " are acknowledged " + when, () -> await(
                            FLOOR + " acknowledged calls", SOON)
                    .untilAsserted(() -> assertThat(workload.acknowledgedSince(keys(workload, mode), since))
                            .isGreaterThanOrEqualTo(FLOOR)));
        }
    }

    private void judge(Promise promise, History history) {
        String mode = word(promise.mode());
        Judgement whole = judge(history);
        Judgement relaxed = judge(history.relaxed());
        story.measure(mode + ": operations", history.operations().size(), "operations");
        story.measure(mode + ": reads of old values", relaxed.figures().getOrDefault("that were old", 0L), "reads");
        story.measure(mode + ": oldest read", relaxed.figures().getOrDefault("oldest, ns", 0L) / 1e6, "ms");
        Judgement judged = promise.must() == Guarantee.LINEARIZABLE ? whole : relaxed;
        String must = mode + ", " + words(promise.disturbance()) + ": "
                + promise.must().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        cluster.timeline().record(judged.observation(must, history));
        cluster.timeline().record(promise.heldAgainst(judged, relaxed));
        story.premise(
                "what was seen in mode " + mode + " can be judged",
                () -> assertThat(judged.ruling()).as(judged.reason()).isNotEqualTo(Ruling.UNKNOWN));
        story.check(must + " (" + promise.sources().get(0) + "); " + promise.may(), () -> assertThat(judged.windows())
                .isEmpty());
        if (promise.mode() == Consistency.STALE && promise.disturbance() == Disturbance.FOLLOWER_ISOLATED) {
            // What a follower lacks in calm is a matter of milliseconds.
            story.check("the isolated follower is seen to answer with old values", () -> assertThat(relaxed.figures())
                    .hasEntrySatisfying("oldest, ns", oldest -> assertThat(oldest)
                            .isGreaterThan(FAULT.dividedBy(2).toNanos())));
        }
    }

    private Judgement judge(History history) {
        return Judge.of(Model.REGISTER, Duration.ZERO)
                .judge(history, new Budget(cluster.timeline()::nanos, JUDGING, JUDGING_BYTES));
    }

    /** What the keys begin with that are read in a mode. */
    private static String keys(RunningWorkload workload, Consistency mode) {
        return workload.prefix() + word(mode) + "-";
    }

    private static String word(Consistency mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private static String words(Disturbance disturbance) {
        return disturbance.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
