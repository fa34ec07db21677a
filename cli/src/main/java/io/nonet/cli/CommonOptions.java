package io.nonet.cli;

import picocli.CommandLine.Option;

/** The options of every command; picocli sets the fields, and acts on them by itself. */
@SuppressWarnings("UnusedVariable")
final class CommonOptions {
    static final String DEBUG = "--debug";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** Looked for by {@link Main} before anything is parsed; named here so that it is known and listed. */
    @Option(names = DEBUG, description = "Log what is done, and print the stack trace of a failure.")
    private boolean debug;
}
