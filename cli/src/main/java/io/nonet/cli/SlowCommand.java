package io.nonet.cli;

import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Effect;
import io.nonet.chaos.link.Partition;
import io.nonet.chaos.link.Scope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nonet slow}. */
@Command(
        name = "slow",
        header = "Make TCP between two nodes take longer.",
        description = "Adds latency to what agents send each other by TCP, each way, and shows that it takes longer.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet slow consul-0 consul-1 --latency 200ms --jitter 50ms"})
final class SlowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "NODE", description = "One node: its name, leader:consul or leader:nomad.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "NODE", description = "The other node.")
    private String other = "";

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            required = true,
            converter = DurationConverter.class,
            description = "Added to each way.")
    private Duration latency = Duration.ZERO;

    @Option(
            names = "--jitter",
            paramLabel = "TIME",
            defaultValue = "0s",
            converter = DurationConverter.class,
            description = "By how much that varies, up or down. Default: not at all.")
    private Duration jitter = Duration.ZERO;

    @Option(names = "--one-way", description = "Only what the first node sends to the second.")
    private boolean oneWay;

    @Mixin
    private final FaultOptions options = new FaultOptions();

    SlowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FaultyCluster cluster = FaultyCluster.find(surroundings, options.cluster());
        List<String> from = List.of(cluster.name(one));
        List<String> to = List.of(cluster.name(other));
        Partition ways = oneWay ? Partition.oneWay(from, to) : Partition.split(List.of(from, to));
        Scope scope = new Scope(Scope.Protocols.TCP, Scope.Services.ALL);
        cluster.inject(NetworkFault.of(ways, scope, new Effect.Latency(latency, jitter)), options.lifetime());
        return ExitCode.OK;
    }
}
