package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.Evaluation;
import io.nonet.client.nomad.JobSpec;
import io.nonet.client.nomad.Node;
import io.nonet.client.nomad.Nodes;
import io.nonet.cluster.Cluster;
import io.nonet.junit.Story;
import io.nonet.scenarios.workload.JobFile;
import io.nonet.scenarios.workload.RunningJob;
import java.util.List;
import java.util.Map;

/**
 * Clients with no room for one share more: each runs two allocations of the job {@code can-wait}.
 *
 * @param share the memory of each of these allocations in MiB: two fifths of the smallest client's, so that two fit, and not three
 */
record FullClients(Cluster cluster, Story story, RunningJob work, long share) {
    private static final int ON_EACH = 2;

    FullClients {
        requireNonNull(work, "work");
    }

    /** Returns once the work runs that fills them. */
    static FullClients fill(Cluster cluster, Story story) {
        List<Node> clients = clients(cluster);
        long share = clients.stream().mapToLong(Node::memoryForTasks).min().orElseThrow() * 2 / 5;
        RunningJob work = story.step("work that can wait fills the memory of each client", () -> {
            JobSpec spec = JobFile.shipped("can-wait").parse(cluster.nomad()).withCount(ON_EACH * clients.size());
            return RunningJob.run(cluster, withMemory(spec, share));
        });
        FullClients full = new FullClients(cluster, story, work, share);
        story.premise("two of its allocations run on each client", full::awaitTwoOnEach);
        story.premise("no client has room for one more", () -> assertThat(clients)
                .allSatisfy(client -> assertThat(client.memoryForTasks() - ON_EACH * share)
                        .as("MiB that are left of " + client.name())
                        .isLessThan(share)));
        return full;
    }

    private static List<Node> clients(Cluster cluster) {
        Nodes nodes = cluster.nomad().nodes();
        return nodes.list().stream()
                .map(node -> nodes.read(node.id()).orElseThrow())
                .toList();
    }

    /** One of the shipped jobs, each allocation of which needs as much as one that can wait. */
    JobSpec needingAShare(String job) {
        return withMemory(JobFile.shipped(job).parse(cluster.nomad()), share);
    }

    private static JobSpec withMemory(JobSpec spec, long megabytes) {
        return spec.with(job -> {
            for (JsonNode group : job.path("TaskGroups")) {
                group.withObject("/Tasks/0/Resources").put("MemoryMB", megabytes);
            }
        });
    }

    /** What had to leave so far. */
    List<Allocation> evicted() {
        return work.allocations().stream()
                .filter(allocation -> allocation.desiredStatus().equals("evict"))
                .toList();
    }

    /** Waits until what was evicted has ended, and Nomad waits for memory to run it again. */
    void awaitQueued(int evicted) {
        await("the end of what was evicted", SOON)
                .untilAsserted(() -> assertThat(evicted()).hasSize(evicted).allMatch(Allocation::isEnded));
        await("a blocked evaluation of " + work.id(), SOON).untilAsserted(() -> {
            assertThat(work.running())
                    .hasSize(work.spec().json().at("/TaskGroups/0/Count").asInt() - evicted);
            assertThat(blocked()).singleElement().satisfies(evaluation -> assertThat(
                            evaluation.failedGroups().values())
                    .singleElement()
                    .satisfies(
                            failure -> assertThat(failure.dimensionExhausted()).containsOnlyKeys("memory")));
        });
    }

    private List<Evaluation> blocked() {
        return cluster.nomad().jobs().history(work.id()).evaluations().stream()
                .filter(evaluation -> evaluation.status().equals("blocked"))
                .toList();
    }

    void awaitTwoOnEach() {
        await("two of " + work.id() + " on each client", SOON).untilAsserted(() -> {
            Map<String, Long> byClient = work.running().stream().collect(groupingBy(Allocation::nodeName, counting()));
            assertThat(byClient)
                    .hasSize(cluster.topology().nomadClients().size())
                    .allSatisfy((client, count) -> assertThat(count).isEqualTo(ON_EACH));
        });
    }
}
