package io.nonet.scenarios;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.Allocation;
import io.nonet.cluster.Cluster;
import io.nonet.junit.Story;
import io.nonet.scenarios.workload.MachineProcess;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.scenarios.workload.WorkloadStory;
import io.nonet.topology.NodeSpec;
import java.util.List;
import java.util.Map;

/**
 * The tasks of job {@code web} as they are at one time: as Nomad has them on record, and as processes on the machines.
 *
 * @param processes by client the numbers of the processes
 */
record LivingTasks(List<String> allocations, Map<String, List<String>> processes) {
    /** In the job's file. */
    private static final int COUNT = 3;

    LivingTasks {
        allocations = List.copyOf(allocations);
        processes = Map.copyOf(processes);
    }

    private static LivingTasks of(Cluster cluster, RunningJob web) {
        return new LivingTasks(
                web.running().stream().map(Allocation::id).sorted().toList(),
                cluster.topology().nomadClients().stream()
                        .collect(toMap(NodeSpec::name, client -> processes(cluster, client))));
    }

    private static List<String> processes(Cluster cluster, NodeSpec client) {
        return MachineProcess.matching(cluster.machine(client), "nginx: master").stream()
                .map(MachineProcess::id)
                .toList();
    }

    /**
     * Runs the job and clients that ask for it, and checks that while something happens no request fails, and that afterwards
     * the tasks are the same, as allocations and as processes.
     */
    static void surviveWhile(Cluster cluster, Story story, Runnable happening) {
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            RunningJob web = workload.run("web", COUNT);
            LivingTasks before = of(cluster, web);
            story.premise("each client runs one of its tasks", () -> assertThat(before.processes.values())
                    .allMatch(running -> running.size() == 1));
            try (var traffic = workload.askFor(web.id())) {
                happening.run();
                workload.enoughAnswers("after", traffic, cluster.timeline().nanos());
                workload.noneFailed(traffic);
            }
            story.check("the same tasks run", () -> assertThat(of(cluster, web)).isEqualTo(before));
            workload.awaitHealthy(web, COUNT);
        }
    }
}
