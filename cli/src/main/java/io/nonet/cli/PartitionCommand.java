package io.nonet.cli;

import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Effect;
import io.nonet.chaos.link.Partition;
import io.nonet.chaos.link.Way;
import io.nonet.topology.TopologyException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nonet partition}. */
@Command(
        name = "partition",
        header = "Cut nodes off from each other.",
        customSynopsis = {
            "nonet partition [OPTIONS] NODE[,NODE]... / NODE[,NODE]... [/ ...]",
            "nonet partition [OPTIONS] --isolate=NODE",
            "nonet partition [OPTIONS] --halves | --majority | --bridge=NODE | --ring  [--among=NODE[,NODE]...]",
            "nonet partition [OPTIONS] --links='NODE>NODE[,NODE>NODE]...'"
        },
        description = {
            "Cuts what agents on different sides send each other, on live connections too, and shows that it is cut.",
            "A NODE is a node's name, leader:consul or leader:nomad for whoever leads now, or host for whoever connects to",
            "agents from this host: your clients, and these commands too.",
            "Not cut is what has no link: traffic of tasks, and HTTPS between nodes (8501, and 4646 but among Nomad clients)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet partition consul-0 / consul-1,consul-2",
            "  ./nonet partition --isolate leader:consul --mode refuse --for 30s",
            "  ./nonet partition --one-way nomad-client-0 / nomad-server-0,nomad-server-1,nomad-server-2",
            "  ./nonet partition --halves --protocol udp",
            "  ./nonet partition --ring --among nomad-server-0,nomad-server-1,nomad-server-2",
            "  ./nonet partition --majority --among consul-2,consul-0,consul-1",
            "  ./nonet partition --links 'leader:nomad>nomad-client-0,consul-1>consul-2'",
            "  ./nonet partition host / leader:consul --service consul"
        })
final class PartitionCommand implements Callable<Integer> {
    private static final String SIDES = "sides";

    private final Surroundings surroundings;

    @Parameters(arity = "0..*", paramLabel = "NODE", description = "Nodes by side, with / between the sides.")
    private List<String> words = List.of();

    @Option(names = "--isolate", paramLabel = "NODE", description = "Cut this node off from all others.")
    private @Nullable String isolate;

    @Option(names = "--halves", description = "Cut the first half of all nodes off from the second.")
    private boolean halves;

    @Option(
            names = "--majority",
            description = "Cut the smallest majority off from the others, who are the first by name, or of --among.")
    private boolean majority;

    @Option(names = "--bridge", paramLabel = "NODE", description = "Cut two halves apart, but for this node.")
    private @Nullable String bridge;

    @Option(names = "--ring", description = "Leave each node a majority that it hears, and each another one.")
    private boolean ring;

    @Option(
            names = "--among",
            paramLabel = "NODE",
            split = ",",
            description = "Who takes part in --halves, --majority, --bridge or --ring. Default: all nodes.")
    private List<String> among = List.of();

    @Option(
            names = "--links",
            paramLabel = "NODE>NODE",
            split = ",",
            description = "Cut just these: what the first node of each sends to the second. Quote the >.")
    private List<String> links = List.of();

    @Option(names = "--one-way", description = "Cut only what the first side sends to the second.")
    private boolean oneWay;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "DROP",
            description =
                    "drop: a black hole; refuse: connections are refused and ended – with --one-way those that the first"
                            + " side opens, while what it answers on those of the others goes through. Default: drop.")
    private Mode mode = Mode.DROP;

    @Mixin
    private final ScopeOptions scope = new ScopeOptions();

    @Mixin
    private final FaultOptions options = new FaultOptions();

    private enum Mode {
        DROP,
        REFUSE
    }

    PartitionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FaultyCluster cluster = FaultyCluster.find(surroundings, options.cluster());
        Effect effect = mode == Mode.DROP ? new Effect.Drop() : new Effect.Refuse();
        cluster.inject(NetworkFault.of(partition(cluster), scope.scope(), effect), options.lifetime());
        return ExitCode.OK;
    }

    private Partition partition(FaultyCluster cluster) {
        boolean shaped = halves || majority || bridge != null || ring;
        long ways = Stream.of(
                        !words.isEmpty(), isolate != null, halves, majority, bridge != null, ring, !links.isEmpty())
                .filter(given -> given)
                .count();
        if (ways != 1) {
            throw new TopologyException(
                    SIDES,
                    "nodes by side, or one of --isolate, --halves, --majority, --bridge, --ring, --links",
                    ways + " of them");
        }
        if (oneWay && words.isEmpty()) {
            throw new TopologyException("--one-way", "two sides", "none");
        }
        if (!among.isEmpty() && !shaped) {
            throw new TopologyException("--among", "one of --halves, --majority, --bridge, --ring", "none of them");
        }
        if (isolate != null) {
            return Partition.isolate(cluster.cluster().topology(), cluster.name(isolate));
        }
        if (!links.isEmpty()) {
            return Partition.links(named(links, cluster::name));
        }
        return shaped ? shape(cluster) : sides(cluster);
    }

    /** Links by the names of their nodes, instead of the words that stand for them. */
    static List<String> named(List<String> links, UnaryOperator<String> name) {
        return links.stream()
                .map(Way::parse)
                .map(way -> new Way(name.apply(way.from()), name.apply(way.to())).toString())
                .toList();
    }

    private Partition shape(FaultyCluster cluster) {
        List<String> nodes = among.isEmpty()
                ? cluster.allNodes()
                : among.stream().map(cluster::name).toList();
        if (bridge != null) {
            return Partition.bridge(nodes, cluster.name(bridge));
        }
        if (majority) {
            return Partition.majority(nodes);
        }
        return halves ? Partition.halves(nodes) : Partition.ring(nodes);
    }

    private Partition sides(FaultyCluster cluster) {
        List<List<String>> sides = new ArrayList<>(List.of(new ArrayList<>()));
        for (String word : words) {
            if (word.equals("/")) {
                sides.add(new ArrayList<>());
            } else {
                for (String node : word.split(",", -1)) {
                    sides.get(sides.size() - 1).add(cluster.name(node));
                }
            }
        }
        if (!oneWay) {
            return Partition.split(sides);
        }
        if (sides.size() != 2) {
            throw new TopologyException("--one-way", "two sides", Integer.toString(sides.size()));
        }
        return Partition.oneWay(sides.get(0), sides.get(1));
    }
}
