package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.DrainSpec;
import io.nonet.client.nomad.JobStub;
import io.nonet.client.nomad.Node.LastDrain;
import io.nonet.client.nomad.NodeStub;
import io.nonet.client.nomad.Nodes;
import io.nonet.cluster.Cluster;
import io.nonet.junit.Story;
import io.nonet.observe.Observation.NodeState;
import io.nonet.observe.Observation.State;
import io.nonet.scenarios.workload.MachineProcess;
import io.nonet.scenarios.workload.WorkloadStory;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The drain of one client, told as steps. */
public record Drain(Cluster cluster, Story story, NodeSpec node, DrainSpec spec) {
    /** After the deadline, for what is stopped then: its {@code shutdown_delay}, its {@code kill_timeout}, and news of it. */
    private static final Duration AFTER_DEADLINE = Duration.ofMinutes(1);
    /** Where there is no deadline, or an early one. */
    private static final Duration SHORTEST_LIMIT = Duration.ofMinutes(2);

    /** Begins it; returns once Nomad has it on record. */
    public void begin() {
        story.step("the drain of " + node.name() + " begins", () -> nodes().drain(id(), spec));
        cluster.timeline().record(new NodeState(node.name(), Optional.empty(), State.DRAINED));
    }

    /**
     * Waits until Nomad calls the drain complete and has all allocations there on record as ended, which operators wait for.
     *
     * <p>The servers of Nomad 1.4.3 call it complete as soon as they have asked for the last one to be stopped (nomad issue
     * 14293, mended in 1.4.8): how much earlier that is than the end is measured.
     */
    public void awaitComplete() {
        story.step("Nomad calls the drain of " + node.name() + " complete", () -> await("drain", limit())
                .untilAsserted(() -> assertThat(isOver()).isTrue()));
        long over = cluster.timeline().nanos();
        story.step("all allocations on " + node.name() + " have ended", () -> await("allocations there", limit())
                .untilAsserted(() -> assertThat(running()).isEmpty()));
        story.measure("drain-called-complete-early", (cluster.timeline().nanos() - over) / 1e9, "s");
    }

    private Duration limit() {
        Duration limit = spec.deadline().plus(AFTER_DEADLINE);
        return limit.compareTo(SHORTEST_LIMIT) > 0 ? limit : SHORTEST_LIMIT;
    }

    private boolean isOver() {
        LastDrain last = nodes().read(id()).orElseThrow().lastDrain();
        return last != null && last.status().equals("complete") && !stub().drain();
    }

    /** Checks, once it is complete, that nothing is left of what was to leave: as processes, and in Consul. */
    void leavesNothing(WorkloadStory workload) {
        story.check("when the drain is complete none of its tasks is alive there", () -> assertThat(executors())
                .hasSize(spec.ignoreSystemJobs() ? systemJobs().size() : 0));
        story.check("when the drain is complete Consul lists nothing there", () -> assertThat(workload.servicesOn(node))
                .isEmpty());
    }

    /** Lets the client take work again. */
    public void end() {
        story.step(node.name() + " is made eligible again", () -> nodes().setEligible(id(), true));
        cluster.timeline().record(new NodeState(node.name(), Optional.empty(), State.UP));
    }

    /** The allocations there that have not ended, but for those of system jobs if these are to stay. */
    public List<Allocation> running() {
        Set<String> staying = spec.ignoreSystemJobs() ? systemJobs() : Set.of();
        return nodes().allocations(id()).stream()
                .filter(allocation -> !allocation.isEnded() && !staying.contains(allocation.jobId()))
                .toList();
    }

    /** These allocations as they are on record now. */
    List<Allocation> newest(List<Allocation> allocations) {
        return allocations.stream()
                .map(allocation ->
                        cluster.nomad().allocations().read(allocation.id()).orElseThrow())
                .toList();
    }

    /** The jobs of allocations, in the order in which the servers told their clients last what to do with them. */
    List<String> inOrderOfOrders(List<Allocation> allocations) {
        return newest(allocations).stream()
                .sorted(Comparator.comparingLong(Allocation::allocModifyIndex))
                .map(Allocation::jobId)
                .toList();
    }

    private Set<String> systemJobs() {
        return cluster.nomad().jobs().list().stream()
                .filter(job -> job.type().equals("system"))
                .map(JobStub::id)
                .collect(Collectors.toSet());
    }

    /** What supervises tasks on the machine itself, whatever Nomad knows of them. */
    List<MachineProcess> executors() {
        return MachineProcess.matching(cluster.machine(node), MachineProcess.EXECUTOR);
    }

    NodeStub stub() {
        return nodes().list().stream()
                .filter(found -> found.name().equals(node.name()))
                .findFirst()
                .orElseThrow();
    }

    private String id() {
        return stub().id();
    }

    private Nodes nodes() {
        return cluster.nomad().nodes();
    }
}
