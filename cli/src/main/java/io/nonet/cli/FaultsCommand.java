package io.nonet.cli;

import io.nonet.chaos.ActiveFault;
import io.nonet.chaos.Chaos;
import io.nonet.chaos.Drift;
import java.time.Duration;
import java.util.ArrayList;
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
            "Says on standard error where nodes have lost them, or could not be asked. With --json each is an object: id, kind,"
                    + " targets, effect, since (ISO 8601), proof if it was seen, and adrift: the nodes that have lost it."
                    + " In place of adrift, unasked has the agent's, disk's or machine's node that could not be asked."
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
        List<Drift> drifts = chaos.drifts(faults);
        if (json) {
            surroundings.terminal().data(FaultsJson.of(faults, adrift, drifts).toPrettyString());
        } else if (faults.isEmpty()) {
            surroundings.terminal().data("No fault is injected.");
        } else {
            table(faults).lines().forEach(surroundings.terminal()::data);
        }
        warnings(adrift, drifts).forEach(surroundings.terminal()::say);
        return ExitCode.OK;
    }

    /** Where what is there is not what the faults make of it, or nobody knows. */
    static List<String> warnings(List<String> links, List<Drift> drifts) {
        List<String> warnings = new ArrayList<>();
        if (!links.isEmpty()) {
            warnings.add("The links of " + String.join(", ", links)
                    + " are not what these faults make of them: their proof is out of date."
                    + " Put them back with --reapply, or heal.");
        }
        for (Drift drift : drifts) {
            String id = drift.fault().id();
            if (drift.lost()) {
                String proof = drift.fault().proof().isPresent() ? ": its proof is out of date" : "";
                warnings.add(drift.node() + " is not what " + id + " makes of it" + proof + ". Heal " + id + ".");
            }
            drift.unasked()
                    .ifPresent(why -> warnings.add(drift.node() + " could not be asked whether it is still what " + id
                            + " makes of it: " + why));
        }
        return warnings;
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
}
