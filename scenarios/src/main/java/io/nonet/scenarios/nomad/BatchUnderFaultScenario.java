package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.Injection;
import io.nonet.chaos.MachineFault;
import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.JobStub;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Machine;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.scenarios.Replacement;
import io.nonet.scenarios.workload.MachineProcess;
import io.nonet.scenarios.workload.RunningJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The machine of a client dies while it is at work. Units of batch work that it was at begin anew elsewhere: Nomad promises that each
 * runs to its end at least once, not at most once. A unit of {@code sysbatch}, which is that client's own, is lost with it.
 */
@NonetTest(config = "/topologies/three-clients.yaml", moreServers = true)
@Scenario(
        name = "batch-under-fault",
        summary = "No unit of work is lost with a client that dies in the middle of it, but that of a sysbatch job.",
        typicalSeconds = 140)
public class BatchUnderFaultScenario {
    private static final List<String> UNITS =
            IntStream.range(0, 6).mapToObj(Integer::toString).toList();

    private static final List<String> ORDERS = List.of("bread", "milk", "salt");
    /** Long enough for all to begin, and for the machine to die before one is done, also where that takes its time. */
    private static final Duration EACH = Duration.ofSeconds(25);

    private static final Duration READY_AGAIN = Duration.ofMinutes(1);
    /** Nomad's own, since the jobs name none. */
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);

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
        Replacement replacement = expectReplacement();
        RunningJob batch = work.runUntilAllAreAtWork(EACH);
        String client = cluster.topology().nomadClients().get(0).name();
        Set<String> interrupted = dies(client, replacement, Set.of(), () -> List.of(batch.id()));
        story.premise(
                "two units were at work there", () -> assertThat(interrupted).hasSize(2));
        Map<String, Integer> done = work.marks().timesDone(UNITS);
        story.check("no unit was lost", () -> assertThat(done)
                .hasSize(UNITS.size())
                .allSatisfy((unit, times) -> assertThat(times).isPositive()));
        story.measure(
                "done-more-than-once",
                done.values().stream().filter(times -> times > 1).toList().size(),
                "units");
        story.check("no unit was done twice: its first attempt had died", () -> assertThat(done.values())
                .containsOnly(1));
    }

    @Test
    void whatWasDispatchedOrDueIsDoneElsewhereAndAClientsOwnUnitIsLost() {
        Replacement replacement = expectReplacement();
        RunningJob periodic = work.run(work.lasting("periodic", EACH));
        RunningJob dispatched = work.run(work.lasting("parameterized", EACH));
        RunningJob sysbatch = work.run(work.lasting("sysbatch", EACH));
        ORDERS.forEach(unit -> story.step(unit + " is dispatched", () -> work.dispatch(dispatched, unit, unit)));
        int clients = cluster.topology().nomadClients().size();
        work.awaitAtWork(1 + ORDERS.size() + clients);
        String due = work.children(periodic.id()).get(0).id();
        String client = allocations(allocation -> allocation.jobId().equals(due))
                .findFirst()
                .orElseThrow()
                .nodeName();

        Set<String> interrupted = dies(client, replacement, Set.of(client), () -> {
            story.check(
                    "no other is launched beside the one that begins anew",
                    () -> assertThat(work.children(periodic.id())).hasSize(1));
            story.step("nothing more is due", () -> cluster.nomad().jobs().stop(periodic.id(), false));
            Stream<String> orders = work.children(dispatched.id()).stream().map(JobStub::id);
            return Stream.concat(orders, Stream.of(due, sysbatch.id())).toList();
        });
        story.premise("the one that was due was at work there, and the client's own", () -> assertThat(interrupted)
                .contains(BatchWork.unitOf(due), client));
        Map<String, Integer> done = work.marks().timesDone(Set.of(client));
        story.check(
                "the unit of the client is never done", () -> assertThat(done).containsEntry(client, 0));
        story.check("all others are done once", () -> assertThat(done)
                .hasSize(1 + ORDERS.size() + clients)
                .allSatisfy((unit, times) -> assertThat(times).isEqualTo(unit.equals(client) ? 0 : 1)));
    }

    /** Before there is work, which would be done while heartbeats are waited for. */
    private Replacement expectReplacement() {
        Replacement replacement = Replacement.expected(cluster, story);
        replacement.awaitHeartbeats(cluster.topology().nomadClients());
        return replacement;
    }

    /**
     * Has the machine of a client die, and waits until all units that were at work there are again, elsewhere.
     *
     * @param lost those that never are
     * @param jobs what is done then; gives the ids of jobs, whose end is awaited
     * @return the units that were at work there
     */
    private Set<String> dies(String client, Replacement replacement, Set<String> lost, Supplier<List<String>> jobs) {
        Set<String> there = allocations(allocation -> allocation.nodeName().equals(client))
                .map(Allocation::id)
                .collect(toSet());
        Set<String> interrupted;
        Map<String, Integer> begun;
        Marks before;
        try (Injection death = story.step(
                "the machine of " + client + " dies", () -> Chaos.on(cluster).inject(new MachineFault(client)))) {
            long down = cluster.timeline().nanos();
            story.premise("it is down", death::awaitEffect);
            interrupted = work.marks().leftUndone(there);
            begun = new TreeMap<>(work.marks().timesBegun(Set.of()));
            interrupted.stream().filter(unit -> !lost.contains(unit)).forEach(unit -> begun.put(unit, 2));
            replacement.awaited("they begin anew elsewhere", "begun-anew", down, () -> assertThat(
                            work.marks().timesBegun(Set.of()))
                    .isEqualTo(begun));
            jobs.get().forEach(job -> work.awaitEnded(job, EACH.plus(BatchWork.KNOWN)));
            story.check(
                    "only what was interrupted was begun again",
                    () -> assertThat(work.marks().timesBegun(Set.of())).isEqualTo(begun));
            before = work.marks();
        }
        comesBack(client, there, before);
        return interrupted;
    }

    /**
     * Waits for a client that has power again, and for the end of what it is at. Nomad's client may begin anew what it was at before,
     * and end it when it gets to hear that this was lost: nomad issue 17424.
     */
    private void comesBack(String client, Set<String> lost, Marks before) {
        story.step("the cluster is ready again", () -> cluster.readiness().recover(READY_AGAIN));
        Machine machine = cluster.machine(client);
        story.check(client + " is at work no more", () -> await("no executor", SOON.plus(KILL_TIMEOUT))
                .untilAsserted(() -> assertThat(MachineProcess.matching(machine, MachineProcess.EXECUTOR))
                        .isEmpty()));
        List<String> since = work.marks().begunSince(before);
        story.measure("begun-on-return", since.size(), "units");
        story.check("nothing was begun since but by what was lost", () -> assertThat(since)
                .isSubsetOf(lost));
    }

    private Stream<Allocation> allocations(Predicate<Allocation> chosen) {
        return cluster.nomad().allocations().list().stream().filter(chosen);
    }
}
