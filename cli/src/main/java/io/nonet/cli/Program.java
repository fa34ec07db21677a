package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Finds the command that a command line names, runs it, and turns what comes of it into an exit code. */
final class Program {
    private static final int WIDTH = 100;
    private static final Map<String, Function<Surroundings, Callable<Integer>>> COMMANDS = commands();

    private final Surroundings surroundings;
    private final Failures failures;

    Program(Surroundings surroundings, boolean debug) {
        this.surroundings = surroundings;
        this.failures = new Failures(surroundings.terminal(), debug);
    }

    int run(String... arguments) {
        int code = execute(arguments);
        return surroundings.terminal().dataLost() ? failures.dataLost(code) : code;
    }

    private int execute(String... arguments) {
        try {
            if (arguments.length > 0 && COMMANDS.containsKey(arguments[0])) {
                String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
                return command(arguments[0]).execute(rest);
            }
            return all().execute(arguments);
        } catch (Throwable e) {
            return failures.report(e);
        }
    }

    /** One command by itself: reading the annotations of all would take a good part of a second. */
    CommandLine command(String name) {
        Callable<Integer> command = requireNonNull(COMMANDS.get(name), name).apply(surroundings);
        return configured(line(command).setCommandName("nonet " + name));
    }

    /** All commands, to be told apart, suggested and listed. */
    CommandLine all() {
        CommandLine line = new CommandLine(new NonetCommand(surroundings.terminal()));
        COMMANDS.forEach((name, command) -> line.addSubcommand(name, line(command.apply(surroundings))));
        line.addSubcommand("help", new CommandLine.HelpCommand());
        return configured(line);
    }

    private static CommandLine line(Callable<Integer> command) {
        CommandLine line = new CommandLine(command);
        if (command instanceof CommandGroup group) {
            group.commands().forEach(line::addSubcommand);
        }
        return line;
    }

    private CommandLine configured(CommandLine line) {
        return line.setOut(surroundings.terminal().dataWriter())
                .setUsageHelpWidth(WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static Map<String, Function<Surroundings, Callable<Integer>>> commands() {
        Map<String, Function<Surroundings, Callable<Integer>>> commands = new LinkedHashMap<>();
        commands.put("up", UpCommand::new);
        commands.put("status", StatusCommand::new);
        commands.put("list", ListCommand::new);
        commands.put("env", EnvCommand::new);
        commands.put("ui", UiCommand::new);
        commands.put("exec", ExecCommand::new);
        commands.put("logs", LogsCommand::new);
        commands.put("partition", PartitionCommand::new);
        commands.put("slow", SlowCommand::new);
        commands.put("loss", LossCommand::new);
        commands.put("disk", DiskCommand::new);
        commands.put("kill", KillCommand::new);
        commands.put("pause", PauseCommand::new);
        commands.put("resume", ResumeCommand::new);
        commands.put("restart", RestartCommand::new);
        commands.put("torture", TortureCommand::new);
        commands.put("judge", JudgeCommand::new);
        commands.put("heal", HealCommand::new);
        commands.put("faults", FaultsCommand::new);
        commands.put("scenario", ScenarioCommand::new);
        commands.put("dashboard", DashboardCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("down", DownCommand::new);
        commands.put("sweep", SweepCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("hold-ways", HoldWaysCommand::new);
        commands.put("warm-up", WarmUpCommand::new);
        return Collections.unmodifiableMap(commands);
    }
}
