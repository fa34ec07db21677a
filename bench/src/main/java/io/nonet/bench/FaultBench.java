package io.nonet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.chaos.Chaos;
import io.nonet.chaos.Injection;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Partition;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.ExecResult;
import io.nonet.docker.DockerProvisioner;
import io.nonet.observe.Timeline;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times partitions of nine nodes – the cut, its proof, the healing and its proof – next to the same cut by plain packet
 * filter rules, and what an idle link costs; prints JSON on stdout and progress on stderr.
 *
 * <p>Argument: the number of runs.
 */
final class FaultBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration COMMAND = Duration.ofSeconds(20);

    private final Cluster cluster;
    private final Map<String, List<Long>> figures = new LinkedHashMap<>();

    private FaultBench(Cluster cluster) {
        this.cluster = cluster;
    }

    public static void main(String[] arguments) throws Exception {
        Clock clock = Clock.systemUTC();
        Path folder = Files.createTempDirectory("nonet-bench");
        ClusterLauncher launcher = new ClusterLauncher(
                DockerProvisioner.connect(), clock, false, folder, Duration.ofHours(2), ClusterLauncher.DEFAULT_LIMIT);
        Topology topology = Topology.builder().name("nonet-bench-faults").build();
        try (Cluster cluster = launcher.launch(topology, "faults", Timeline.start(clock), new Report())) {
            FaultBench bench = new FaultBench(cluster);
            int runs = Integer.parseInt(arguments[0]);
            for (int run = 1; run <= runs; run++) {
                bench.run();
                System.err.println("run " + run + " of " + runs + ": " + bench.last());
            }
            bench.liveLink(runs);
            System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bench.json()));
        }
    }

    private void run() {
        List<String> all =
                cluster.topology().nodes().stream().map(NodeSpec::name).toList();
        partition("isolate one", Partition.isolate(cluster.topology(), all.get(0)));
        partition("halves", Partition.halves(all));
        partition("all links", Partition.split(all.stream().map(List::of).toList()));
        plainRules(cluster.topology().nodes().get(0));
        roundTrips();
        cluster.readiness().await(Duration.ofMinutes(2));
    }

    private void partition(String name, Partition partition) {
        Timeline timeline = cluster.timeline();
        long called = timeline.nanos();
        try (Injection injection = Chaos.on(cluster).inject(NetworkFault.drop(partition))) {
            long cut = timeline.nanos();
            injection.awaitEffect();
            long proved = timeline.nanos();
            injection.heal();
            long healed = timeline.nanos();
            injection.awaitHealed();
            add(name + ": cut, ms", cut - injection.orderedAt(), 1_000_000);
            add(name + ": proof, ms", proved - cut, 1_000_000);
            add(name + ": heal, ms", healed - proved, 1_000_000);
            long over = timeline.nanos();
            add(name + ": proof of heal, ms", over - healed, 1_000_000);
            // What the links do before is looked at first.
            add(name + ": call to last link proven cut, ms", proved - called, 1_000_000);
            add(name + ": call to last link proven healed, ms", over - proved, 1_000_000);
        }
    }

    /** One node cut off by rules alone, as a script with iptables would do it. */
    private void plainRules(NodeSpec node) {
        String drop = "table inet nonet_bench {\n chain in {\n type filter hook input priority -200\n ip saddr "
                + cluster.machine(node).address() + "/24 drop\n }\n}\n";
        Timeline timeline = cluster.timeline();
        long start = timeline.nanos();
        nft(node, drop);
        add("isolate one by plain rules: cut, ms", timeline.nanos() - start, 1_000_000);
        nft(node, "delete table inet nonet_bench\n");
    }

    private void nft(NodeSpec node, String script) {
        require(cluster.machine(node).exec(COMMAND, List.of("nft", script)));
    }

    /** The same hello to the same listener, through the link and – as Toxiproxy's user, who is let by – past it. */
    private void roundTrips() {
        NodeSpec from = cluster.topology().nodes().get(0);
        String target =
                "tcp:" + cluster.machine(cluster.topology().nodes().get(1)).address() + ":8300:0";
        roundTrip(from, "through an idle link, µs", "", target);
        roundTrip(from, "past the link, µs", "chpst -u toxiproxy ", target);
    }

    /** A connection that lives, in turns through the link and past it. */
    private void liveLink(int runs) {
        try (LiveLink link = LiveLink.open(cluster)) {
            for (int run = 0; run < runs; run++) {
                live("through an idle link", link.through());
                live("past the link", link.past());
            }
        }
    }

    private void live(String where, LiveLink.Speed speed) {
        add("live round trip " + where + ", µs", speed.roundTripMicros(), 1);
        add("throughput " + where + ", MB/s", speed.megabytesPerSecond(), 1);
    }

    private void roundTrip(NodeSpec from, String name, String as, String target) {
        String script =
                "for i in 1 2 3 4 5 6 7 8 9 10; do " + as + "/usr/local/lib/nonet/probe 2000 " + target + "; done";
        ExecResult ran = require(cluster.machine(from).exec(COMMAND, List.of("sh", "-c", script)));
        ran.stdout()
                .lines()
                .forEach(line -> add(
                        "new connection's first answer " + name,
                        Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) * 1000),
                        1));
    }

    private static ExecResult require(ExecResult result) {
        if (!result.succeeded()) {
            throw new IllegalStateException("a command on a node " + result.ending());
        }
        return result;
    }

    private void add(String name, long value, long unit) {
        figures.computeIfAbsent(name, key -> new ArrayList<>()).add(value / unit);
    }

    private Map<String, Long> last() {
        Map<String, Long> last = new LinkedHashMap<>();
        figures.forEach((name, values) -> last.put(name, values.get(values.size() - 1)));
        return last;
    }

    private ObjectNode json() {
        ObjectNode json = JSON.createObjectNode();
        figures.forEach((name, values) -> json.set(name, new Figures(values).json(JSON)));
        return json;
    }
}
