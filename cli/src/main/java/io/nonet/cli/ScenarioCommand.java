package io.nonet.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nonet scenario}. */
@Command(
        name = "scenario",
        header = "List the shipped scenarios, or run some.",
        description = "A scenario breaks a real cluster on purpose, while it works, and judges what happened.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet scenario list", "  ./nonet scenario run node-drain"})
final class ScenarioCommand implements Callable<Integer>, CommandGroup {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    final CommonOptions common = new CommonOptions();

    ScenarioCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Map<String, Callable<Integer>> commands() {
        Map<String, Callable<Integer>> commands = new LinkedHashMap<>();
        commands.put("list", new ScenarioListCommand(surroundings));
        commands.put("run", new ScenarioRunCommand(surroundings));
        return commands;
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "expected list or run after scenario");
    }
}
