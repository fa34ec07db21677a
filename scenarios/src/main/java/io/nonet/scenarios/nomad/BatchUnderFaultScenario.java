package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.Injection;
import io.nonet.chaos.MachineFault;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.scenarios.DisconnectBound;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The machine of a client dies while it is at work on two of six units: none is lost. Those two begin anew elsewhere; Nomad
 * promises that a unit runs to its end at least once, not at most once.
 */
@NonetTest(config = "/topologies/three-clients.yaml")
@Scenario(
        name = "batch-under-fault",
        summary = "No unit of work is lost with a client that dies in the middle of it.",
        typicalSeconds = 60)
public class BatchUnderFaultScenario {
    private static final List<String> UNITS =
            IntStream.range(0, 6).mapToObj(Integer::toString).toList();
    /** Long enough for all to begin, and for the machine to die before one is done, also where that takes its time. */
    private static final Duration EACH = Duration.ofSeconds(25);

    private static final Duration READY_AGAIN = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final Story story;
    private final BatchWork work;

    BatchUnderFaultScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
        this.work = new BatchWork(cluster, story);
    }

    @Test
    void noUnitIsLostWithAClient() {
        RunningJob batch = work.runUntilAllAreAtWork(EACH);
        NodeSpec client = cluster.topology().nomadClients().get(0);
        Set<String> interrupted;
        try (Injection death = story.step("the machine of " + client.name() + " dies", () -> Chaos.on(cluster)
                .inject(new MachineFault(client.name())))) {
            long down = cluster.timeline().nanos();
            story.premise("it is down", death::awaitEffect);
            interrupted = work.marks().leftUndone(client.name());
            story.premise("two units were at work there", () -> assertThat(interrupted)
                    .hasSize(2));
            Bound bound = DisconnectBound.replaced();
            story.step("they begin anew elsewhere", () -> await("all at work elsewhere", bound.twice())
                    .untilAsserted(
                            () -> assertThat(work.marks().timesBegun(Set.of())).isEqualTo(timesBegun(interrupted))));
            story.measure("begun-anew", cluster.timeline().since(down), bound);
            work.awaitEnded(batch.id(), EACH.plus(SOON));
        }
        story.step("the cluster is ready again", () -> cluster.readiness().recover(READY_AGAIN));
        work.awaitEnded(batch.id(), EACH.plus(SOON));
        Marks marks = work.marks();
        Map<String, Integer> done = marks.timesDone(UNITS);
        story.check("no unit was lost", () -> assertThat(done)
                .hasSize(UNITS.size())
                .allSatisfy((unit, times) -> assertThat(times).isPositive()));
        story.check("only what was interrupted was begun again", () -> assertThat(marks.timesBegun(UNITS))
                .isEqualTo(timesBegun(interrupted)));
        story.measure(
                "done-more-than-once",
                done.values().stream().filter(times -> times > 1).toList().size(),
                "units");
        story.check("no unit was done twice: its first attempt had died", () -> assertThat(done.values())
                .containsOnly(1));
    }

    /** Each once, and what was interrupted once more. */
    private static Map<String, Integer> timesBegun(Set<String> interrupted) {
        return UNITS.stream().collect(Collectors.toMap(unit -> unit, unit -> interrupted.contains(unit) ? 2 : 1));
    }
}
