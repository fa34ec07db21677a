package io.nonet.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nonet.observe.Redaction;
import io.nonet.observe.RunFolder;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Saves what explains a failure into the run's folder: agents' logs, what each agent sees, configuration without its
 * secrets, the packet filter and the Toxiproxy of each node.
 *
 * <p>A node that does not answer does not keep the others' evidence from being saved; the file says so instead.
 */
public final class Evidence {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int LINES = 5000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Cluster cluster;
    private final RunFolder folder;

    private Evidence(Cluster cluster, RunFolder folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    /** Saves everything that can be had; never throws for a node that is down. */
    public static void collect(Cluster cluster, RunFolder folder) {
        Evidence evidence = new Evidence(cluster, folder);
        Parallel.map(cluster.topology().nodes(), node -> {
            evidence.node(node);
            return node;
        });
    }

    private void node(NodeSpec node) {
        Machine machine = cluster.machine(node);
        Redaction redaction = Redaction.of(gossipKeys(machine));
        String prefix = "nodes/" + node.name() + "/";
        for (Service service : Service.values()) {
            String log = said(() -> machine.log(service, LINES));
            if (!log.isEmpty()) {
                folder.attach(prefix + service.label() + ".log", log, redaction);
            }
        }
        for (String path : files(node)) {
            folder.attach(
                    prefix + path.substring(path.lastIndexOf('/') + 1), said(() -> read(machine, path)), redaction);
        }
        folder.attach(prefix + "packet-filter.txt", command(machine, "nft", "list", "ruleset"), redaction);
        folder.attach(prefix + "toxiproxy-links.txt", command(machine, "toxiproxy-cli", "list"), redaction);
        folder.attach(prefix + "processes.txt", command(machine, "ps", "axfo", "pid,stat,etime,comm"), redaction);
        folder.attach(prefix + "consul-members.txt", command(machine, "consul", "members"), redaction);
        folder.attach(
                prefix + "consul-raft-peers.txt",
                command(machine, "consul", "operator", "raft", "list-peers"),
                redaction);
        if (node.role().runsNomad()) {
            folder.attach(prefix + "nomad-members.txt", command(machine, "nomad", "server", "members"), redaction);
            folder.attach(
                    prefix + "nomad-raft-peers.txt",
                    command(machine, "nomad", "operator", "raft", "list-peers"),
                    redaction);
            folder.attach(prefix + "nomad-nodes.txt", command(machine, "nomad", "node", "status"), redaction);
        }
    }

    private static List<String> files(NodeSpec node) {
        List<String> files = new ArrayList<>(List.of("/etc/nonet/machine.env", "/etc/consul.d/consul.json"));
        if (node.role().runsNomad()) {
            files.add("/etc/nomad.d/nomad.json");
        }
        return files;
    }

    private static List<String> gossipKeys(Machine machine) {
        return List.of("/etc/consul.d/consul.json", "/etc/nomad.d/nomad.json").stream()
                .flatMap(path -> gossipKeys(machine, path).stream())
                .toList();
    }

    /** Without a configuration there is nothing of it to redact. */
    private static List<String> gossipKeys(Machine machine, String path) {
        try {
            return JSON.readTree(read(machine, path)).findValuesAsText("encrypt");
        } catch (MachineException | JsonProcessingException e) {
            return List.of();
        }
    }

    private static String read(Machine machine, String path) {
        return machine.exec(LIMIT, List.of("cat", path)).stdout();
    }

    private static String command(Machine machine, String... command) {
        return said(() -> {
            List<String> bounded = new ArrayList<>(List.of("timeout", "4"));
            bounded.addAll(List.of(command));
            ExecResult result = machine.exec(LIMIT, bounded);
            return result.stdout() + result.stderr();
        });
    }

    private static String said(Supplier<String> ask) {
        try {
            return ask.get();
        } catch (MachineException e) {
            return "not to be had: " + e.getMessage() + "\n";
        }
    }
}
