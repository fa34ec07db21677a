package io.nonet.cli;

import io.nonet.observe.RunFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells of a failure in one message and picks the exit code; a stack trace is printed only when asked for. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Terminal terminal;
    private final boolean debug;

    Failures(Terminal terminal, boolean debug) {
        this.terminal = terminal;
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        return usage(wrong);
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return failure instanceof ParameterException wrong ? usage(wrong) : report(failure);
    }

    private int usage(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        terminal.say("nonet: " + wrong.getMessage());
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            nearest(unmatched.getUnmatched().get(0), command)
                    .ifPresent(word -> terminal.say("  Did you mean " + word + "?"));
        }
        terminal.say("  See " + command.getCommandSpec().qualifiedName() + " --help.");
        return ExitCode.USAGE;
    }

    private static Optional<String> nearest(String typed, CommandLine command) {
        Stream<String> commands = command.getSubcommands().entrySet().stream()
                .filter(known ->
                        !known.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey);
        Stream<String> options = command.getCommandSpec().options().stream().map(OptionSpec::longestName);
        return NearestWord.to(typed, Stream.concat(commands, options).toList());
    }

    int report(Throwable thrown) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        int code = ExitCode.of(failure);
        if (code == ExitCode.INTERNAL) {
            terminal.say("nonet: internal error: " + failure);
            terminal.say("  " + (debug ? "The stack trace follows." : savedTrace(failure)));
        } else {
            terminal.say("nonet: " + failure.getMessage());
        }
        // Such as a removal that failed after a launch had.
        Stream.of(failure.getSuppressed())
                .map(second -> String.valueOf(second.getMessage()))
                .filter(words -> !String.valueOf(failure.getMessage()).contains(words))
                .forEach(words -> terminal.say("  Then: " + words));
        if (failure instanceof RunFileException) {
            terminal.say(
                    "  What to do: run it in a folder that can be written to, and has room; records go to runs/ there.");
        }
        if (debug) {
            terminal.say(trace(failure));
        }
        return code;
    }

    /** Tells that what the command printed was lost, which makes its success none. */
    int dataLost(int code) {
        terminal.say("nonet: What this command prints was lost: standard output takes no more.");
        terminal.say("  What to do: make room where it goes to, or let whatever reads it read to the end.");
        return code == ExitCode.OK ? ExitCode.UNUSABLE : code;
    }

    private static String savedTrace(Throwable failure) {
        try {
            Path file = Files.createTempFile("nonet-error-", ".txt");
            Files.writeString(file, trace(failure));
            return "The stack trace is in " + file + "; please report it.";
        } catch (IOException e) {
            return "Run it again with " + CommonOptions.DEBUG + " to see the stack trace, and please report it.";
        }
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }
}
