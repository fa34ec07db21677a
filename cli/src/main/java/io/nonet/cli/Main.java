package io.nonet.cli;

import java.util.Arrays;

/** Where the {@code nonet} program begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code; see {@link ExitCode}. */
    public static void main(String[] arguments) {
        boolean debug = Arrays.stream(arguments)
                .takeWhile(argument -> !argument.equals("--"))
                .anyMatch(CommonOptions.DEBUG::equals);
        if (debug) {
            // Read by the logging library when its first logger is made.
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
        }
        System.exit(new Program(Surroundings.ofThisProcess(), debug).run(arguments));
    }
}
