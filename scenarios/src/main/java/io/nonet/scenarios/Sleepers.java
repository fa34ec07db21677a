package io.nonet.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Cluster;
import io.nonet.scenarios.workload.MachineProcess;
import io.nonet.topology.NodeSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A job whose tasks sleep, seen from both sides: as Nomad has it on record, and as processes on the machines.
 *
 * @param jobId of one of the jobs in {@code resources/jobs}
 */
record Sleepers(Cluster cluster, String jobId) {
    static final int COUNT = 3;

    /** The number in the job's command line is its mark; what follows is the task's own number. */
    private static final String PROCESS = "^[^ ]*sleep 86421 ";

    /** Has Nomad run the job; returns before anything is placed. */
    void run() {
        NomadClient nomad = cluster.nomad();
        nomad.jobs().run(nomad.jobs().parse(file(), false));
    }

    /** All that is on record, ended ones too. */
    List<Allocation> allocations() {
        return cluster.nomad().allocations().list().stream()
                .filter(allocation -> allocation.jobId().equals(jobId))
                .toList();
    }

    /** How an allocation is on record now. */
    Allocation read(Allocation allocation) {
        return cluster.nomad().allocations().read(allocation.id()).orElseThrow();
    }

    /** The numbers of the tasks that Nomad wants to run, in order. */
    List<Integer> wanted() {
        return allocations().stream()
                .filter(allocation -> allocation.desiredStatus().equals("run"))
                .map(Sleepers::number)
                .sorted()
                .toList();
    }

    /** The numbers of the tasks that Nomad has running on this node, in order; one that is there twice runs twice. */
    List<Integer> onRecord(NodeSpec node) {
        return allocations().stream()
                .filter(allocation -> allocation.nodeName().equals(node.name()) && allocation.isRunning())
                .map(Sleepers::number)
                .sorted()
                .toList();
    }

    /** The numbers of the tasks whose processes run on these machines, in order, whatever Nomad knows of them. */
    List<Integer> processes(List<NodeSpec> nodes) {
        return nodes.stream().flatMap(node -> processes(node).stream()).sorted().toList();
    }

    private List<Integer> processes(NodeSpec node) {
        return MachineProcess.matching(cluster.machine(node), PROCESS).stream()
                .map(MachineProcess::commandLine)
                .map(line -> Integer.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .toList();
    }

    /** The number of an allocation, from its name {@code job.group[number]}. */
    static int number(Allocation allocation) {
        String name = allocation.name();
        return Integer.parseInt(name.substring(name.lastIndexOf('[') + 1, name.length() - 1));
    }

    private String file() {
        String resource = "/jobs/" + jobId + ".nomad";
        try (InputStream job = Sleepers.class.getResourceAsStream(resource)) {
            if (job == null) {
                throw new IllegalArgumentException("Expected a job file as resource " + resource + ", found none");
            }
            return new String(job.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
