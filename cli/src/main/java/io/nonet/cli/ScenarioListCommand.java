package io.nonet.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nonet.junit.ScenarioDescription;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nonet scenario list}. */
@Command(
        name = "list",
        header = "List the shipped scenarios.",
        description = "Lists the shipped scenarios: what each needs, how long it takes on two cores without the launch"
                + " of its cluster, and what it shows.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet scenario list", "  ./nonet scenario list --json | jq -r '.[].name'"})
final class ScenarioListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--json",
            description = "Print a JSON array of objects with name, summary, needs, moreServers, fresh"
                    + " and typicalSeconds.")
    private boolean json;

    @Mixin
    final CommonOptions common = new CommonOptions();

    ScenarioListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<ScenarioDescription> scenarios = ShippedScenarios.find().all();
        surroundings.terminal().data(json ? json(scenarios) : table(scenarios));
        return ExitCode.OK;
    }

    private static String table(List<ScenarioDescription> scenarios) {
        Table table = new Table("NAME", "TAKES", "NEEDS", "SHOWS");
        scenarios.forEach(scenario -> table.row(
                scenario.name(), scenario.typical().toSeconds() + " s", scenario.needs(), scenario.summary()));
        return table.toString();
    }

    private static String json(List<ScenarioDescription> scenarios) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        scenarios.forEach(scenario -> array.addObject()
                .put("name", scenario.name())
                .put("summary", scenario.summary())
                .put("needs", scenario.needs())
                .put("moreServers", scenario.moreServers())
                .put("fresh", scenario.fresh())
                .put("typicalSeconds", scenario.typical().toSeconds()));
        return array.toPrettyString();
    }
}
