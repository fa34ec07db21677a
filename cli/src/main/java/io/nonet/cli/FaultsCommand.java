package io.nonet.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.chaos.ActiveFault;
import io.nonet.chaos.Chaos;
import io.nonet.chaos.NetworkFault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nonet faults}. */
@Command(
        name = "faults",
        header = "Show the faults that are injected now.",
        description = {
            "Shows the faults that are injected now, since when, and what showed that they bite.",
            "Says on standard error where the links have lost them. With --json each is an object: id, kind, targets, effect,"
                    + " since (ISO 8601), proof if it was seen, and for faults of links adrift: the nodes that have lost them."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet faults", "  ./nonet faults --json | jq '.[].id'"})
final class FaultsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--json", description = "Print them as one JSON array.")
    private boolean json;

    @Option(
            names = "--reapply",
            description =
                    "First put back links that have lost their faults, as where a node's Toxiproxy was restarted.")
    private boolean reapply;

    FaultsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Chaos chaos = FaultyCluster.find(surroundings, cluster.name()).chaos();
        if (reapply) {
            chaos.reapply();
        }
        List<ActiveFault> faults = chaos.active();
        List<String> adrift = chaos.adrift();
        if (json) {
            surroundings
                    .terminal()
                    .data(withAdrift(json(faults), faults, adrift).toPrettyString());
        } else if (faults.isEmpty()) {
            surroundings.terminal().data("No fault is injected.");
        } else {
            table(faults).lines().forEach(surroundings.terminal()::data);
        }
        if (!adrift.isEmpty()) {
            surroundings
                    .terminal()
                    .say("The links of " + String.join(", ", adrift)
                            + " are not what these faults make of them: their proof is"
                            + " out of date. Put them back with --reapply, or heal.");
        }
        return ExitCode.OK;
    }

    private Table table(List<ActiveFault> faults) {
        Table table = new Table("ID", "KIND", "TARGETS", "EFFECT", "SINCE", "PROOF");
        for (ActiveFault fault : faults) {
            Duration age = Duration.between(fault.since(), surroundings.clock().instant());
            table.row(
                    fault.id(),
                    fault.fault().kind(),
                    String.join(", ", fault.fault().targets()),
                    fault.fault().deed(),
                    Words.rough(age),
                    fault.proof().orElse("none was seen"));
        }
        return table;
    }

    static ArrayNode json(List<ActiveFault> faults) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ActiveFault fault : faults) {
            ObjectNode object = array.addObject()
                    .put("id", fault.id())
                    .put("kind", fault.fault().kind())
                    .put("effect", fault.fault().deed())
                    .put("since", fault.since().toString());
            fault.fault().targets().forEach(object.putArray("targets")::add);
            fault.proof().ifPresent(proof -> object.put("proof", proof));
        }
        return array;
    }

    private static ArrayNode withAdrift(ArrayNode array, List<ActiveFault> faults, List<String> adrift) {
        for (int i = 0; i < faults.size(); i++) {
            if (faults.get(i).fault() instanceof NetworkFault) {
                adrift.forEach(((ObjectNode) array.get(i)).putArray("adrift")::add);
            }
        }
        return array;
    }
}
