package io.nonet.cli;

import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Effect;
import io.nonet.chaos.link.Partition;
import io.nonet.chaos.link.Scope;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nonet loss}. */
@Command(
        name = "loss",
        header = "Lose some of the datagrams between two nodes.",
        description = "Drops a share of the datagrams by which agents gossip, each way, and shows how many are lost.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet loss nomad-server-0 nomad-server-1 --percent 30"})
final class LossCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "NODE", description = "One node: its name, leader:consul or leader:nomad.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "NODE", description = "The other node.")
    private String other = "";

    @Option(names = "--percent", paramLabel = "N", required = true, description = "How many of a hundred are lost.")
    private int percent;

    @Option(names = "--one-way", description = "Only what the first node sends to the second.")
    private boolean oneWay;

    @Mixin
    private final FaultOptions options = new FaultOptions();

    LossCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FaultyCluster cluster = FaultyCluster.find(surroundings, options.cluster());
        Partition ways = cluster.between(one, other, oneWay);
        Scope scope = new Scope(Scope.Protocols.UDP, Scope.Services.ALL);
        cluster.inject(NetworkFault.of(ways, scope, new Effect.Loss(percent)), options.lifetime());
        return ExitCode.OK;
    }
}
