package io.nonet.cli;

import picocli.CommandLine.Option;

/** The option for the shell that is to read what a command prints. */
final class ShellOption {
    @Option(
            names = "--shell",
            paramLabel = "SHELL",
            defaultValue = "sh",
            description = "Print for one of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Dialect dialect = Dialect.sh;

    /** How that shell has it. */
    Dialect dialect() {
        return dialect;
    }
}
